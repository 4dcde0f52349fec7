import { afterDelay } from "../../behaviour/schedule.ts";
import type { GraphCall } from "../exchange.ts";

/** The moment from which all of Entra knows what this call writes: its parts learn of changes one after the other. */
export function usableAfterReplication(call: GraphCall): number {
  return afterDelay(call.lab, call.lab.clock.now(), "directoryReplication");
}
