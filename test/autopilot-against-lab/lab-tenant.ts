import { randomUUID } from "node:crypto";
import {
  advanceRegistrations,
  type Cadence,
  createGraphClient,
  createRequestBudget,
  createTokenSource,
  type GraphClient,
  isEnd,
  MemoryRegistrationStore,
  newRegistration,
  type RegistrationChange,
  RegistrationMemory,
  type RegistrationRecord,
  type StoredRegistration,
  standardCadence,
  type TokenSource,
} from "@windlass/autopilot";
import {
  createManualClock,
  type SampleTenant,
  startTenantLab,
  type TenantLab,
  type TenantLabOptions,
} from "@windlass/tenant-lab";

/** A lab whose clock stands still until somebody sleeps or waits, and a client of it on the same clock. */
export interface LabTenant {
  readonly lab: TenantLab;
  readonly sample: SampleTenant;
  readonly tokens: TokenSource;
  readonly graph: GraphClient;
  readonly now: () => Date;
}

export interface Access {
  readonly tenantId?: string;
  readonly clientId?: string;
  readonly secret?: string;
}

/** Client and token source of one app; what is left out is the sample tenant's. */
export const connect = (lab: TenantLab, sample: SampleTenant, access: Access = {}) => {
  const endpoints = { authorityUrl: lab.url, graphUrl: lab.url };
  const tokens = createTokenSource({
    endpoints,
    tenantId: access.tenantId ?? sample.tenantId,
    clientId: access.clientId ?? sample.clientId,
    credential: { kind: "client-secret", value: access.secret ?? sample.clientSecret },
    fetch,
  });
  const timing = {
    now: () => lab.lab.now(),
    random: () => 0,
    sleep: async (milliseconds: number) => lab.lab.advance(milliseconds),
  };
  const budget = createRequestBudget(timing);
  return { tokens, graph: createGraphClient({ endpoints, tokens, fetch, timing, budget, newId: randomUUID }) };
};

/** Starts a lab with the sample tenant. The caller closes it. */
export const startLabTenant = async (options: TenantLabOptions = {}): Promise<LabTenant> => {
  const clock = createManualClock(Date.parse("2026-11-23T10:00:00Z"));
  const lab = await startTenantLab({ clock, seed: true, ...options });
  if (!lab.sample) throw new Error("the lab has no sample tenant");
  const { sample } = lab;
  return { lab, sample, ...connect(lab, sample), now: () => new Date(lab.lab.now()) };
};

/** A store in memory that can be told to fail, as a killed process would, before or after one of its writes. */
export class MemoryStore extends MemoryRegistrationStore {
  saves = 0;
  killAtSave: { readonly count: number; readonly after: boolean } | null = null;

  override async save(changes: readonly RegistrationChange[]): Promise<StoredRegistration[]> {
    this.saves += 1;
    const kill = this.killAtSave?.count === this.saves ? this.killAtSave : null;
    if (kill && !kill.after) throw new Error("killed before a write");
    const stored = await super.save(changes);
    if (kill) throw new Error("killed after a write");
    return stored;
  }
}

/** A captured registration of a simulated device. */
export const capture = (
  tenant: LabTenant,
  serialNumber: string,
  groupTag = tenant.sample.groupTag,
): RegistrationRecord =>
  newRegistration(
    {
      id: randomUUID(),
      serialNumber,
      hardwareHash: tenant.lab.lab.makeHardwareHash({ serialNumber }),
      groupTag,
      groupObjectId: tenant.sample.groupObjectId,
    },
    tenant.now(),
  );

export const tick = (
  tenant: LabTenant,
  store: MemoryStore,
  graph = tenant.graph,
  memory = new RegistrationMemory(),
  cadence: Cadence = standardCadence,
) => advanceRegistrations({ graph, store, cadence, memory, newId: randomUUID });

/** Ticks and lets the lab's time run to the next look until every device has ended and is tidied up. */
export const runToEnd = async (
  tenant: LabTenant,
  store: MemoryStore,
  graph = tenant.graph,
): Promise<RegistrationRecord[]> => {
  // What a worker remembers is lost with it.
  const memory = new RegistrationMemory();
  for (let count = 0; count < 2500; count += 1) {
    const { nextAt } = await tick(tenant, store, graph, memory);
    const times = [store.nextDue(), nextAt].filter((at) => at !== null);
    if (times.length === 0) return store.all();
    tenant.lab.lab.advance(Math.max(0, Math.min(...times) - tenant.lab.lab.now()));
  }
  const open = store.all().filter(({ state }) => !isEnd(state));
  throw new Error(`After 2500 ticks these are still open: ${open.map(({ state }) => state).join(", ")}`);
};
