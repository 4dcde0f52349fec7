import { randomUUID } from "node:crypto";
import {
  advanceRegistrations,
  createGraphClient,
  createRequestBudget,
  createTokenSource,
  type Fetch,
  MemoryRegistrationStore,
  newRegistration,
  RegistrationMemory,
  standardCadence,
} from "@windlass/autopilot";
import type { VirtualClock } from "../support/virtual-clock.ts";
import { hardwareHashOf } from "./hardware-hash.ts";
import type { BenchLab } from "./lab.ts";

/** The server's worker pauses this long between two looks at one tenant, in milliseconds. */
const pauseMilliseconds = 100;

/** Registers devices as the server's worker does. @returns serial number → when it was known to be ready */
export const runProduct = async (
  lab: BenchLab,
  clock: VirtualClock,
  fetch: Fetch,
  serialNumbers: readonly string[],
): Promise<Map<string, number>> => {
  const timing = {
    now: () => clock.now(),
    sleep: (milliseconds: number) => clock.sleep(milliseconds),
    random: Math.random,
  };
  const endpoints = { authorityUrl: lab.url, graphUrl: lab.url };
  const { tenantId, clientId, groupTag, groupObjectId } = lab;
  const credential = { kind: "client-secret", value: lab.clientSecret } as const;
  const tokens = createTokenSource({ endpoints, tenantId, clientId, credential, fetch });
  const budget = createRequestBudget(timing);
  const graph = createGraphClient({ endpoints, tokens, fetch, timing, budget, newId: randomUUID });
  // Registrations in memory: what is measured is what is asked of Microsoft, not PostgreSQL.
  const store = new MemoryRegistrationStore();
  const memory = new RegistrationMemory();
  for (const serialNumber of serialNumbers) {
    const device = {
      id: randomUUID(),
      serialNumber,
      hardwareHash: hardwareHashOf(serialNumber),
      groupTag,
      groupObjectId,
    };
    store.add(newRegistration(device, new Date(clock.now())));
  }
  for (let next = store.nextDue(); next !== null; ) {
    await clock.sleep(Math.max(pauseMilliseconds, next - clock.now()));
    const { nextAt } = await advanceRegistrations({
      graph,
      store,
      memory,
      cadence: standardCadence,
      newId: randomUUID,
    });
    const times = [store.nextDue(), nextAt].filter((at) => at !== null);
    next = times.length === 0 ? null : Math.min(...times);
  }
  return new Map(
    store
      .all()
      .filter(({ state }) => state === "ready")
      .map(({ serialNumber, stateSince }) => [serialNumber, Date.parse(stateSince)]),
  );
};
