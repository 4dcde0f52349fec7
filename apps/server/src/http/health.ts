import { z } from "zod";
import type { ServerContext } from "../context.ts";
import { wholeInstallation } from "../database/connection.ts";
import type { Application } from "./application.ts";

/** For load balancers and supervisors: 200 while the database answers. */
export const registerHealthRoute = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/health",
    config: { access: { audience: "public" } },
    schema: {
      tags: ["Health"],
      summary: "Whether this replica works",
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    handler: async () => {
      await context.database.within(wholeInstallation, async () => undefined);
      return { ok: true as const };
    },
  });
};
