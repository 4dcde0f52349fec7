import { graphFailures } from "./errors.ts";
import type { GraphRequest, GraphRoute } from "./exchange.ts";

interface CompiledRoute {
  readonly route: GraphRoute;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

export interface GraphRouter {
  /** @throws GraphFailure 400 for an unknown path, 405 for a known one with another method. */
  match(request: GraphRequest): { readonly route: GraphRoute; readonly parameters: Record<string, string> };
}

/** Action and function segments may carry their namespace; type casts must. */
const actionNamespace = /\/microsoft\.graph\.(?!device(?:\/|$))/g;

export function createRouter(routes: readonly GraphRoute[]): GraphRouter {
  // Fixed segments win over placeholders: `$count` is no id.
  const compiled = routes.map(compile).toSorted((one, other) => one.names.length - other.names.length);
  return {
    match: (request) => {
      const path = request.path.replace(/\/+$/, "").replace(actionNamespace, "/");
      const known = compiled.filter(
        ({ route, pattern }) => route.versions.includes(request.version) && pattern.test(path),
      );
      if (known.length === 0) throw graphFailures.noSegment(path.split("/").at(-1) ?? path);
      const found = known.find(({ route }) => route.method === request.method);
      if (found === undefined) throw graphFailures.methodNotAllowed();
      const values = found.pattern.exec(path) ?? [];
      const parameters = Object.fromEntries(found.names.map((name, index) => [name, values[index + 1] ?? ""]));
      return { route: found.route, parameters };
    },
  };
}

/** Fixed text is compared without regard to case, as Graph does. */
function compile(route: GraphRoute): CompiledRoute {
  const names: string[] = [];
  const source = route.path.split(/\{([^}]+)\}/).map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    names.push(part);
    return "([^/()']+)";
  });
  return { route, names, pattern: new RegExp(`^${source.join("")}$`, "i") };
}
