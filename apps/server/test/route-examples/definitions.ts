import type { RouteExample, World } from "./world.ts";

/** Definitions, secrets and the history of changes. */
export const definitionExamples: Readonly<Record<string, (world: World) => RouteExample>> = {
  "GET /api/changes": (world) => ({ url: `/api/changes?objectId=${world.buildId}` }),
};
