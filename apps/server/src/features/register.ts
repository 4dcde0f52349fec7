import type { ServerContext } from "../context.ts";
import type { Application } from "../http/application.ts";
import { registerBootProfileRoutes } from "./boot-profiles/routes.ts";
import { registerLiveRoutes } from "./live/routes.ts";
import { registerOrganisationRoutes } from "./organisations/routes.ts";
import { registerPeopleRoutes } from "./people/routes.ts";

/** Every feature's routes, in the order of the console's menu. */
export const registerFeatures = (app: Application, context: ServerContext): void => {
  registerPeopleRoutes(app, context);
  registerLiveRoutes(app, context);
  registerOrganisationRoutes(app, context);
  registerBootProfileRoutes(app, context);
};
