import { randomUUID } from "node:crypto";
import {
  type Advanced,
  advanceRegistrations,
  apply,
  type Cadence,
  coalescingSlack,
  RegistrationMemory,
} from "@windlass/autopilot";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation } from "../../database/connection.ts";
import {
  holdLease,
  leaseSeconds,
  noteNextLook,
  releaseLease,
  stillHolds,
  type TenantKey,
} from "../tenant-connections/lease.ts";
import type { TenantClients } from "../tenant-connections/worker-access.ts";
import { forgetLeftovers } from "./leftovers.ts";
import { createRegistrationStore } from "./registration-store.ts";

/** Renewed three times before it would end. */
const renewEveryMilliseconds = (leaseSeconds * 1000) / 4;

/** A right that is needed again this soon is kept, with all that is remembered of the tenant. */
const keptForMilliseconds = 90_000;

/** Without a usable connection nobody can have a lease on it, and nothing can be asked: the devices are told so. */
export const refuseAll = async (context: ServerContext, organisationId: string, cadence: Cadence): Promise<void> => {
  const store = createRegistrationStore(context, organisationId, async () => true);
  const until = new Date(context.clock().getTime() + coalescingSlack(cadence));
  const due = [...(await store.loadWaiting()), ...(await store.loadDue(until, 1000))];
  const byId = new Map(due.map((stored) => [stored.record.id, stored]));
  const changes = [...byId.values()].map(({ record, version }) => ({
    record: apply(record, { kind: "no-connection" }, context.clock(), cadence),
    expectedVersion: version,
  }));
  if (changes.length > 0) await store.save(changes);
  // Without a connection there is no way to remove import records.
  await context.database.within(oneOrganisation(organisationId), (connection) =>
    forgetLeftovers(connection, organisationId, "all"),
  );
};

/** What one organisation's share of a tenant is remembered by. */
interface Share {
  readonly memory: RegistrationMemory;
  readonly store: ReturnType<typeof createRegistrationStore>;
}

/** Follows one app in one tenant for all organisations connected with it, as long as nobody else does. */
export class TenantFollower {
  readonly #context: ServerContext;
  readonly #clients: TenantClients;
  readonly #cadence: Cadence;
  readonly #key: TenantKey;
  readonly #shares = new Map<string, Share>();
  #renewal: NodeJS.Timeout | undefined;

  constructor(context: ServerContext, clients: TenantClients, key: TenantKey, cadence: Cadence) {
    this.#context = context;
    this.#clients = clients;
    this.#key = key;
    this.#cadence = cadence;
  }

  /**
   * Moves these organisations' devices on, one organisation beside the other under the limits that they share.
   *
   * @returns false where another worker has the tenant
   */
  async follow(organisationIds: readonly string[]): Promise<boolean> {
    if (!(await holdLease(this.#context, this.#key))) {
      this.#forget();
      return false;
    }
    this.#renewal ??= setInterval(() => this.#renew(), renewEveryMilliseconds);
    const ids = new Set([...organisationIds, ...this.#shares.keys()]);
    const ends = await Promise.allSettled([...ids].map((id) => this.#advance(id)));
    const failed = ends.find((end) => end.status === "rejected");
    if (failed) {
      await this.release();
      throw failed.reason;
    }
    const times = ends.flatMap((end) => (end.status === "fulfilled" ? (end.value?.nextAt ?? []) : []));
    const next = times.length === 0 ? null : Math.min(...times);
    await noteNextLook(this.#context, this.#key, next === null ? null : new Date(next));
    if (next === null || next - this.#context.clock().getTime() > keptForMilliseconds) await this.release();
    return true;
  }

  /** Gives the tenant back to whoever has time for it. */
  async release(): Promise<void> {
    if (this.#forget()) await releaseLease(this.#context, this.#key);
  }

  async #advance(organisationId: string): Promise<Advanced | null> {
    const client = await this.#clients.of(organisationId);
    if (!client) {
      this.#shares.delete(organisationId);
      await refuseAll(this.#context, organisationId, this.#cadence);
      return null;
    }
    const { memory, store } = this.#shareOf(organisationId);
    const settings = { graph: client.graph, store, memory, cadence: this.#cadence, newId: randomUUID };
    return advanceRegistrations(settings);
  }

  #shareOf(organisationId: string): Share {
    const known = this.#shares.get(organisationId);
    if (known) return known;
    const store = createRegistrationStore(this.#context, organisationId, (connection) =>
      stillHolds(this.#context, connection, this.#key),
    );
    const share = { memory: new RegistrationMemory(), store };
    this.#shares.set(organisationId, share);
    return share;
  }

  #renew(): void {
    holdLease(this.#context, this.#key).then(
      (held) => {
        if (!held) this.#forget();
      },
      (error: unknown) => {
        // The lease may end; the store refuses every write after that.
        this.#context.log.warn({ err: error, ...this.#key }, "the lease on a tenant could not be renewed");
      },
    );
  }

  /** @returns whether there was anything to forget */
  #forget(): boolean {
    const held = this.#renewal !== undefined;
    clearInterval(this.#renewal);
    this.#renewal = undefined;
    this.#shares.clear();
    return held;
  }
}
