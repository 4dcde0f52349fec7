import { agentExamples } from "./route-examples/agents.ts";
import { autopilotExamples } from "./route-examples/autopilot.ts";
import { connectionExamples } from "./route-examples/connections.ts";
import { connectorExamples } from "./route-examples/connectors.ts";
import { definitionExamples } from "./route-examples/definitions.ts";
import { deviceExamples } from "./route-examples/devices.ts";
import { driverMatchingExamples } from "./route-examples/driver-matching.ts";
import { driverExamples } from "./route-examples/drivers.ts";
import { libraryExamples } from "./route-examples/library.ts";
import { planPreviewExamples } from "./route-examples/plan-previews.ts";
import type { RouteExample, World } from "./route-examples/world.ts";

export { makeWorld, type RouteExample, type World } from "./route-examples/world.ts";

/**
 * Every route there is, by method and address as registered; HEAD takes GET's where it has none of its own. A new route
 * gets its line in the file of its area, and what it needs to exist gets made in {@link makeWorld}.
 */
export const routeExamples: Readonly<Record<string, (world: World) => RouteExample>> = {
  ...connectionExamples,
  ...libraryExamples,
  ...driverExamples,
  ...driverMatchingExamples,
  ...definitionExamples,
  ...deviceExamples,
  ...autopilotExamples,
  ...planPreviewExamples,
  ...agentExamples,
  ...connectorExamples,
};
