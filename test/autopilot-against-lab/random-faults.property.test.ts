import { isEnd, RegistrationMemory } from "@windlass/autopilot";
import { errorCatalogue } from "@windlass/protocol";
import { type NewFault, realisticDelays } from "@windlass/tenant-lab";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { capture, type LabTenant, MemoryStore, startLabTenant, tick } from "./lab-tenant.ts";

/** What happens to the tenant, to a request or to the worker between two ticks. */
type Event =
  | { readonly kind: "nothing" }
  | { readonly kind: "fault"; readonly fault: NewFault }
  | { readonly kind: "import-error"; readonly device: number; readonly name: string; readonly count: number }
  | { readonly kind: "known-with-another-tag"; readonly device: number }
  | { readonly kind: "held-elsewhere"; readonly device: number }
  | {
      readonly kind: "hardware-changed";
      readonly remediation: "automatic" | "manual";
    }
  | { readonly kind: "consent"; readonly given: boolean }
  | { readonly kind: "clock-skew"; readonly seconds: number }
  | { readonly kind: "retry-after"; readonly form: "fractional" | "absent" }
  | { readonly kind: "approval"; readonly needed: boolean; readonly decision: "approved" | "rejected" | "cancelled" }
  | { readonly kind: "kill"; readonly saves: number; readonly after: boolean };

const importPath = "/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities/import";
const paths = [
  importPath,
  importPath,
  "/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities*",
  "/beta/deviceManagement/windowsAutopilotDeviceIdentities*",
  "/beta/deviceManagement/windowsAutopilotDeploymentProfiles*",
  "/v1.0/devices*",
  "*/$batch",
  "/v1.0/*",
  "/beta/*",
];

/** Names of Intune's table, and one that nobody knows yet. */
const importErrors = [
  "ZtdDeviceAlreadyAssigned",
  "ZtdDeviceDuplicated",
  "ZtdDeviceAssignedToOtherTenant",
  "InvalidZtdHardwareHash",
  "StorageError",
  "SomethingNew",
];

/** How a request can go wrong. Slow answers take real time, so they are short. */
const troubles: fc.Arbitrary<Partial<NewFault>> = fc.constantFrom<Partial<NewFault>>(
  { status: 429, headers: { "retry-after": "2.5" } },
  { status: 429 },
  { status: 500 },
  { status: 503 },
  { status: 504 },
  { status: 503, effect: "performed" },
  { drop: true, effect: "performed" },
  { drop: true },
  { effect: "twice" },
  { delayMilliseconds: 20 },
  { status: 400 },
  { status: 403 },
);

const device = fc.nat({ max: 5 });
const event: fc.Arbitrary<Event> = fc.oneof(
  { arbitrary: fc.constant<Event>({ kind: "nothing" }), weight: 6 },
  {
    arbitrary: fc
      .record({ path: fc.constantFrom(...paths), trouble: troubles, count: fc.integer({ min: 1, max: 3 }) })
      .map(({ path, trouble, count }): Event => ({ kind: "fault", fault: { path, count, ...trouble } })),
    weight: 12,
  },
  {
    arbitrary: fc
      .record({ device, name: fc.constantFrom(...importErrors), count: fc.integer({ min: 1, max: 6 }) })
      .map((given): Event => ({ kind: "import-error", ...given })),
    weight: 4,
  },
  { arbitrary: device.map((one): Event => ({ kind: "known-with-another-tag", device: one })), weight: 2 },
  { arbitrary: device.map((one): Event => ({ kind: "held-elsewhere", device: one })), weight: 1 },
  {
    arbitrary: fc
      .constantFrom("automatic" as const, "manual" as const)
      .map((remediation): Event => ({ kind: "hardware-changed", remediation })),
    weight: 1,
  },
  { arbitrary: fc.boolean().map((given): Event => ({ kind: "consent", given })), weight: 2 },
  {
    arbitrary: fc.integer({ min: -400, max: 400 }).map((seconds): Event => ({ kind: "clock-skew", seconds })),
    weight: 1,
  },
  {
    arbitrary: fc
      .constantFrom("fractional" as const, "absent" as const)
      .map((form): Event => ({ kind: "retry-after", form })),
    weight: 1,
  },
  {
    arbitrary: fc
      .record({ needed: fc.boolean(), decision: fc.constantFrom("approved", "approved", "rejected", "cancelled") })
      .map((given): Event => ({ kind: "approval", ...given })),
    weight: 2,
  },
  {
    arbitrary: fc
      .record({ saves: fc.integer({ min: 1, max: 4 }), after: fc.boolean() })
      .map((given): Event => ({ kind: "kill", ...given })),
    weight: 4,
  },
);

const roles = [
  "DeviceManagementServiceConfig.ReadWrite.All",
  "Device.Read.All",
  "GroupMember.Read.All",
  "DeviceManagementConfiguration.Read.All",
];

/** Workers that are killed and followed by others, against a lab in which things go wrong. */
class Run {
  readonly store = new MemoryStore();
  readonly #tenant: LabTenant;
  readonly #events: Event[];
  #toCapture: number;
  #decision: "approved" | "rejected" | "cancelled" = "approved";
  /** The network delivered an import twice, which is nobody's fault. */
  doubled = false;

  constructor(tenant: LabTenant, devices: number, events: readonly Event[]) {
    this.#tenant = tenant;
    this.#events = [...events];
    tenant.lab.lab.setConsent(tenant.sample.clientId, roles);
    this.#toCapture = devices;
  }

  /** Devices come one after the other, so that every trouble meets imports as well as what follows them. */
  #captureNext(): void {
    if (this.#toCapture === 0) return;
    this.#toCapture -= 1;
    this.store.add(capture(this.#tenant, serialOf(this.#toCapture)));
  }

  #happen(next: Event): void {
    const { lab } = this.#tenant.lab;
    const { clientId, tenantId } = this.#tenant.sample;
    switch (next.kind) {
      case "nothing":
        return;
      case "fault":
        lab.addFault(next.fault);
        if (next.fault.effect === "twice") this.doubled = true;
        return;
      case "import-error":
        lab.failImport(serialOf(next.device), { name: next.name, count: next.count });
        return;
      case "known-with-another-tag": {
        const serialNumber = serialOf(next.device);
        const isKnown = this.#registered().some((one) => one.serialNumber === serialNumber);
        if (!isKnown) lab.addRegisteredDevice(tenantId, { serialNumber, groupTag: "SOMEBODY-ELSES" });
        return;
      }
      case "held-elsewhere":
        lab.holdElsewhere(serialOf(next.device));
        return;
      case "hardware-changed": {
        const [first] = this.#registered();
        if (first) lab.changeCondition(first.id, { remediation: next.remediation });
        return;
      }
      case "consent":
        lab.setConsent(clientId, next.given ? roles : []);
        return;
      case "clock-skew":
        lab.changeBehaviour({ tokenClockSkewSeconds: next.seconds });
        return;
      case "retry-after":
        lab.changeBehaviour({ retryAfter: next.form });
        return;
      case "approval":
        lab.changeBehaviour({ protectedChanges: next.needed ? ["autopilot-imports", "autopilot-devices"] : [] });
        this.#decision = next.decision;
        return;
      case "kill":
        this.store.killAtSave = { count: this.store.saves + next.saves, after: next.after };
    }
  }

  /** What is left behind in the tenant can be removed from now on. */
  #putRight(): void {
    const { lab } = this.#tenant.lab;
    lab.clearFaults();
    lab.setConsent(this.#tenant.sample.clientId, roles);
    lab.changeBehaviour({ tokenClockSkewSeconds: 0, protectedChanges: [] });
  }

  #registered() {
    return this.#tenant.lab.lab.view().tenants.flatMap(({ autopilotDevices }) => autopilotDevices);
  }

  #decideApprovals(): void {
    const { lab } = this.#tenant.lab;
    for (const { id, status } of lab.approvals())
      if (status === "needsApproval") lab.decideApproval(id, this.#decision);
  }

  /** Until there is nothing left to do. @throws Error where that never comes */
  async toEnd(): Promise<void> {
    const { lab } = this.#tenant.lab;
    let memory = new RegistrationMemory();
    for (let count = 0; count < 3000; count += 1) {
      const next = this.#events.shift();
      if (next) this.#happen(next);
      if (count % 3 === 2) this.#captureNext();
      let nextAt: number | null;
      try {
        ({ nextAt } = await tick(this.#tenant, this.store, this.#tenant.graph, memory));
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith("killed"))) throw error;
        // Its successor takes over when the lease has ended, and remembers nothing.
        this.store.killAtSave = null;
        memory = new RegistrationMemory();
        lab.advance(15_000);
        continue;
      }
      this.#decideApprovals();
      const isQuiet = this.#events.length === 0 && this.#toCapture === 0;
      if (isQuiet && this.store.all().every(({ state }) => isEnd(state))) this.#putRight();
      const times = [this.store.nextDue(), nextAt].filter((at) => at !== null);
      if (times.length === 0 && isQuiet) return;
      const wait = Math.min(isQuiet ? Number.POSITIVE_INFINITY : 60_000, ...times.map((at) => at - lab.now()));
      lab.advance(Math.max(500, wait));
    }
    throw new Error(`not at an end: ${this.store.all().map(({ state }) => state)}`);
  }

  /** Serial numbers that were imported while an import of the same device was still under way. */
  importedTwiceAtOnce(): string[] {
    const begun = new Map<string, number>();
    const twice: string[] = [];
    for (const { serialNumber, at } of this.#tenant.lab.lab.importJournal()) {
      const before = begun.get(serialNumber);
      if (before !== undefined && at < before + realisticDelays.importFinishes) twice.push(serialNumber);
      begun.set(serialNumber, at);
    }
    return twice;
  }
}

const serialOf = (index: number): string => `RANDOM${index}`;

/** Enough for some dozens of runs; a failure prints the seed and the events, with which it can be run again. */
const budgetMilliseconds = 20_000;

describe("whatever goes wrong in the lab, over HTTP", () => {
  test("every device ends ready or in a named failure with a remedy; none is forgotten, none imported twice at once", async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.array(event, { maxLength: 40 }), async (devices, events) => {
        runs += 1;
        const tenant = await startLabTenant();
        try {
          const run = new Run(tenant, devices, events);
          await run.toEnd();
          const records = run.store.all();
          expect(records).toHaveLength(devices);
          for (const { state, failure } of records) {
            expect(["ready", "failed"]).toContain(state);
            expect(failure !== null).toBe(state === "failed");
            if (!failure) continue;
            expect(Object.keys(errorCatalogue)).toContain(failure.code);
            expect(failure.remedy.length).toBeGreaterThan(20);
            expect(failure.message).not.toMatch(/[{}]/u);
          }
          if (!run.doubled) expect(run.importedTwiceAtOnce()).toEqual([]);
          expect(run.store.leftovers()).toEqual([]);
        } finally {
          await tenant.lab.close();
        }
      }),
      { numRuns: 1000, interruptAfterTimeLimit: budgetMilliseconds, endOnFailure: true },
    );
    expect(runs).toBeGreaterThan(3);
  });
});
