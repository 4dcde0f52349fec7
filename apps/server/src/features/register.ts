import type { ServerContext } from "../context.ts";
import type { Application } from "../http/application.ts";
import { requireProofs } from "./agents/proof.ts";
import { registerRequestRoutes } from "./agents/request-routes.ts";
import { registerAgentRoutes } from "./agents/routes.ts";
import { registerBootProfileRoutes } from "./boot-profiles/routes.ts";
import { registerBuildRoutes } from "./builds/routes.ts";
import { registerDashboardRoutes } from "./dashboard/routes.ts";
import { registerDeploymentRoutes } from "./deployments/routes.ts";
import { registerDeviceRoutes } from "./devices/routes.ts";
import { registerLiveRoutes } from "./live/routes.ts";
import { registerOperatingSystemRoutes } from "./operating-systems/routes.ts";
import { registerOrganisationRoutes } from "./organisations/routes.ts";
import { registerPeopleRoutes } from "./people/routes.ts";
import { registerPublicationRoutes } from "./publications/routes.ts";
import { registerPackageFileRoutes } from "./software/file-routes.ts";
import { registerSoftwareRoutes } from "./software/routes.ts";
import { registerUploadRoutes } from "./uploads/routes.ts";

/** Every feature's routes, in the order of the console's menu. */
export const registerFeatures = (app: Application, context: ServerContext): void => {
  requireProofs(app, context);
  registerPeopleRoutes(app, context);
  registerLiveRoutes(app, context);
  registerDashboardRoutes(app, context);
  registerOrganisationRoutes(app, context);
  registerBootProfileRoutes(app, context);
  registerUploadRoutes(app, context);
  registerOperatingSystemRoutes(app, context);
  registerPackageFileRoutes(app, context);
  registerSoftwareRoutes(app, context);
  registerBuildRoutes(app, context);
  registerPublicationRoutes(app, context);
  registerDeviceRoutes(app, context);
  registerDeploymentRoutes(app, context);
  registerRequestRoutes(app, context);
  registerAgentRoutes(app, context);
};
