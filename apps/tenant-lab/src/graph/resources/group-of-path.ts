import type { Group } from "../../state/entities.ts";
import { graphFailures } from "../errors.ts";
import { type GraphCall, parameter } from "../exchange.ts";

/** The group of the path. @throws GraphFailure 404 */
export function groupOfPath(call: GraphCall): Group {
  const id = parameter(call, "group-id");
  const group = call.lab.state.groups.get(id.toLowerCase());
  if (group?.tenantId !== call.caller.tenantId) throw graphFailures.directoryNotFound(id);
  return group;
}
