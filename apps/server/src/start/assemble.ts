import type { ServerContext } from "../context.ts";
import { findActorByToken } from "../features/people/service.ts";
import { readSessionCookie } from "../features/people/session-cookie.ts";
import { registerFeatures } from "../features/register.ts";
import { type Application, createApplication } from "../http/application.ts";
import { registerHealthRoute } from "../http/health.ts";

/** The HTTP application with every feature, not listening yet. The console's files are added by the start alone. */
export const assembleApplication = async (context: ServerContext): Promise<Application> => {
  const app = await createApplication(context, async (request) => {
    const token = readSessionCookie(request);
    return token ? findActorByToken(context, token) : null;
  });
  registerHealthRoute(app, context);
  registerFeatures(app, context);
  return app;
};
