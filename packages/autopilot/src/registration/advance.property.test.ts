import { registrationState } from "@windlass/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Fault, FaultyTenant, group } from "../../test/faulty-tenant.ts";
import { advanceRegistrations } from "./advance.ts";
import { standardCadence } from "./cadence.ts";
import { RegistrationMemory } from "./memory.ts";
import { MemoryRegistrationStore } from "./memory-store.ts";
import { recheck } from "./recheck.ts";
import { isEnd, newRegistration, type RegistrationRecord } from "./record.ts";
import type { RegistrationChange, RegistrationStore } from "./store.ts";

/** What happens to one request, one wait of the store, or between two ticks. */
type Event =
  | { readonly kind: "fault"; readonly fault: Fault }
  /** The worker is killed at this moment, before or after what it was about to do. */
  | { readonly kind: "kill"; readonly after: boolean }
  | { readonly kind: "record-removed" }
  | { readonly kind: "device-removed" }
  | { readonly kind: "tag-changed" }
  | { readonly kind: "name-changed" }
  | { readonly kind: "clock-back" };

const faults: readonly Fault[] = [
  "lost-answer",
  "not-delivered",
  "delivered-twice",
  "throttled",
  "unavailable",
  "forbidden",
  "slow",
];

const event: fc.Arbitrary<Event | null> = fc.oneof(
  { arbitrary: fc.constant(null), weight: 12 },
  { arbitrary: fc.constantFrom(...faults).map((fault): Event => ({ kind: "fault", fault })), weight: 6 },
  { arbitrary: fc.boolean().map((after): Event => ({ kind: "kill", after })), weight: 4 },
  {
    arbitrary: fc.constantFrom<Event>({ kind: "record-removed" }, { kind: "tag-changed" }, { kind: "name-changed" }),
    weight: 3,
  },
  { arbitrary: fc.constantFrom<Event>({ kind: "device-removed" }, { kind: "clock-back" }), weight: 1 },
);

class Killed extends Error {}

/** A whole run: workers that are killed and followed by others, against a tenant in which things go wrong. */
class Run {
  readonly tenant = new FaultyTenant();
  readonly store = new MemoryRegistrationStore();
  readonly #events: (Event | null)[];
  readonly #ranks = new Map<string, number>();
  /** Requests delivered twice by the network are nobody's fault. */
  doubled = false;

  constructor(serialNumbers: readonly string[], events: readonly (Event | null)[]) {
    this.#events = [...events];
    this.tenant.nextFault = () => this.#nextFault();
    for (const [index, serialNumber] of serialNumbers.entries()) {
      const id = `r${index}`;
      const given = { id, serialNumber, hardwareHash: "T0E=", groupTag: group.tag, groupObjectId: group.id };
      this.store.add(newRegistration({ ...given, wantedName: `PC-${index}` }, new Date(this.tenant.now)));
    }
  }

  get quiet(): boolean {
    return this.#events.length === 0;
  }

  #nextFault(): Fault {
    const next = this.#events.shift();
    if (next?.kind === "fault") {
      if (next.fault === "delivered-twice") this.doubled = true;
      return next.fault;
    }
    if (next) this.#happen(next);
    return "none";
  }

  #happen(next: Event): void {
    const { tenant } = this;
    const [imported] = tenant.imports.keys();
    const [device] = tenant.devices.values();
    if (next.kind === "record-removed" && imported) tenant.imports.delete(imported);
    if (next.kind === "device-removed" && device) tenant.devices.delete(device.id);
    if (next.kind === "tag-changed" && device) device.groupTag = "SOMEBODY-ELSES";
    if (next.kind === "name-changed" && device) device.displayName = "OTHER";
    if (next.kind === "clock-back") tenant.now -= 20_000;
  }

  /** The store of one worker, which may be killed in it. */
  #storeOfWorker(): RegistrationStore {
    const around = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      const next = this.#events[0]?.kind === "kill" ? this.#events.shift() : null;
      if (next?.kind === "kill" && !next.after) throw new Killed();
      const result = await work();
      if (next) throw new Killed();
      return result;
    };
    const { store } = this;
    return {
      loadDue: (until, limit) => around(() => store.loadDue(until, limit)),
      loadWaiting: () => around(() => store.loadWaiting()),
      save: (changes: readonly RegistrationChange[]) =>
        around(async () => {
          for (const { record } of changes) this.#check(record);
          return store.save(changes);
        }),
      loadLeftovers: (now, limit) => around(() => store.loadLeftovers(now, limit)),
      forgetLeftovers: (ids) => around(() => store.forgetLeftovers(ids)),
      postponeLeftovers: (ids, until) => around(() => store.postponeLeftovers(ids, until)),
      keepLeftovers: (ids, until) => around(() => store.keepLeftovers(ids, until)),
    };
  }

  /** What must hold for every record that is ever written. */
  #check(record: RegistrationRecord): void {
    const rank = registrationState.options.indexOf(record.state);
    expect(rank).toBeGreaterThanOrEqual(this.#ranks.get(record.id) ?? 0);
    this.#ranks.set(record.id, rank);
    expect(record.nextCheckAt === null).toBe(isEnd(record.state));
    expect(record.failure !== null).toBe(record.state === "failed");
    // Nobody is told that a device can be handed over before its name was written, or could not be.
    const { computerName } = record;
    if (record.state === "ready")
      expect([computerName?.writtenAt ?? null, computerName?.failure ?? null, computerName?.confirmed]).not.toEqual([
        null,
        null,
        false,
      ]);
  }

  async tick(memory: RegistrationMemory): Promise<{ memory: RegistrationMemory; nextAt: number | null }> {
    const settings = { graph: this.tenant.client(), cadence: standardCadence };
    try {
      const store = this.#storeOfWorker();
      const { nextAt } = await advanceRegistrations({ ...settings, store, memory, newId: () => crypto.randomUUID() });
      return { memory, nextAt };
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      // Its successor takes over when the lease has ended, and remembers nothing.
      this.tenant.now += 15_000;
      return { memory: new RegistrationMemory(), nextAt: this.tenant.now };
    }
  }

  /** @returns ticks that it took */
  async toEnd(): Promise<number> {
    let memory = new RegistrationMemory();
    for (let count = 1; count < 4000; count += 1) {
      const { nextAt, memory: kept } = await this.tick(memory);
      memory = kept;
      const times = [this.store.nextDue(), nextAt].filter((at) => at !== null);
      if (times.length === 0) return count;
      this.tenant.now = Math.max(this.tenant.now + 500, Math.min(...times));
    }
    throw new Error(
      `not at an end: ${this.store
        .all()
        .map(({ state }) => state)
        .join(", ")}`,
    );
  }
}

const named = [
  "registration.not-authorised",
  "registration.device-gone",
  "registration.tag-overwritten",
  "registration.timed-out",
  "registration.storage-error",
  "registration.not-listed",
];

describe("whatever goes wrong between a worker and a tenant", () => {
  test("nothing going wrong, every device has the name that was decided for it", async () => {
    const run = new Run(["SN0", "SN1", "SN2"], []);
    await run.toEnd();
    const names = [...run.tenant.devices.values()].map(({ serialNumber, displayName }) => [serialNumber, displayName]);
    expect(names).toEqual([
      ["SN0", "PC-0"],
      ["SN1", "PC-1"],
      ["SN2", "PC-2"],
    ]);
  });

  test("every device ends ready or in a named failure, none is forgotten, none imported twice at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.array(event, { maxLength: 60 }), async (count, events) => {
        const run = new Run(
          Array.from({ length: count }, (_, index) => `SN${index}`),
          events,
        );
        await run.toEnd();
        for (const { state, failure } of run.store.all()) {
          expect(["ready", "failed"]).toContain(state);
          if (failure) expect(named).toContain(failure.code);
        }
        if (!run.doubled) expect(run.tenant.importedTwiceAtOnce).toEqual([]);
        expect(run.store.leftovers()).toEqual([]);
        const serialNumbers = [...run.tenant.devices.values()].map(({ serialNumber }) => serialNumber);
        expect(new Set(serialNumbers).size).toBe(serialNumbers.length);
      }),
      { numRuns: 60 },
    );
  });

  test("a device whose consent came back is brought to ready by checking again, without a second device", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
        const run = new Run(["SN0", "SN1", "SN2"], events);
        await run.toEnd();
        const again = new Run([], []);
        again.tenant.now = run.tenant.now;
        for (const record of run.store.all()) again.store.add(recheck(record, new Date(run.tenant.now)));
        for (const [id, device] of run.tenant.devices) again.tenant.devices.set(id, device);
        for (const [id, imported] of run.tenant.imports) again.tenant.imports.set(id, imported);
        await again.toEnd();
        // Only a device that somebody deleted meanwhile needs to be asked for once more.
        for (const { state, failure } of again.store.all())
          expect([state, failure?.code ?? ""]).toEqual(
            state === "ready" ? ["ready", ""] : ["failed", "registration.device-gone"],
          );
      }),
      { numRuns: 60 },
    );
  });
});
