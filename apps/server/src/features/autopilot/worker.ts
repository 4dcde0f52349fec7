import { type Cadence, standardCadence } from "@windlass/autopilot";
import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import type { TenantKey } from "../tenant-connections/lease.ts";
import { TenantClients } from "../tenant-connections/worker-access.ts";
import { type DueOrganisation, dueOrganisations } from "./due.ts";
import { refuseAll, TenantFollower } from "./follow.ts";

/** Looks at least this often, for leases of killed workers and notifications that were missed. */
const longestSleepMilliseconds = 5000;

/** A tenant is not taken up again sooner than this, whatever calls for it. */
const shortestPauseMilliseconds = 100;

/** Pause after another worker had the lease, or after an error. */
const pauseAfterTrouble = 2000;

/** Tenants followed at the same time by one process. */
const mostAtOnce = 8;

/** What is followed together: an app in a tenant, or an organisation that has none. */
const nameOf = ({ tenant, organisationId }: DueOrganisation): string =>
  tenant ? `${tenant.cloud} ${tenant.tenantId} ${tenant.clientId}` : organisationId;

/** Follows every organisation's registrations, tenant by tenant: woken by notifications and by the clock. */
export class RegistrationWorker {
  readonly #context: ServerContext;
  readonly #cadence: Cadence;
  readonly #stopping = new AbortController();
  readonly #clients: TenantClients;
  readonly #followers = new Map<string, TenantFollower>();
  readonly #active = new Map<string, Promise<void>>();
  /** When a tenant may be taken up again, in milliseconds since 1970. */
  readonly #notBefore = new Map<string, number>();
  readonly #loop: Promise<void>;
  readonly #unsubscribe: () => void;
  #wake: () => void = () => {};
  #nudged = false;

  /** @param clients shared with other work on the tenants, so that all of it keeps one budget; own ones where left out */
  constructor(context: ServerContext, clients?: TenantClients) {
    this.#context = context;
    this.#cadence = { ...standardCadence, factor: 1 / context.configuration.registrationPace };
    this.#clients = clients ?? new TenantClients(context, this.#stopping.signal);
    this.#unsubscribe = context.live.subscribe((message) => {
      if (message === "resumed" || message.topic === "registrations" || message.topic === "tenant-connections")
        this.#nudge();
    });
    this.#loop = this.#run();
  }

  /** Ends after what is under way is stored. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#unsubscribe();
    this.#nudge();
    await this.#loop;
    await Promise.all(this.#active.values());
    await Promise.all([...this.#followers.values()].map((follower) => follower.release()));
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  #nudge(): void {
    this.#nudged = true;
    this.#wake();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#nudged = false;
      const sleep = await this.#takeUpDue().catch((error: unknown) => {
        this.#context.log.error({ err: error }, "looking for due registrations failed");
        return pauseAfterTrouble;
      });
      await this.#sleep(sleep);
    }
  }

  /** @returns milliseconds until something is due that is not being followed */
  async #takeUpDue(): Promise<number> {
    const { database, instanceId, clock } = this.#context;
    const due = await database.within(wholeInstallation, (connection) => dueOrganisations(connection, instanceId));
    const now = clock().getTime();
    let sleep = longestSleepMilliseconds;
    for (const [name, organisations] of Map.groupBy(due, nameOf)) {
      if (this.#active.has(name)) continue;
      const at = Math.min(...organisations.map((one) => one.at.getTime()));
      const wait = Math.max(at, this.#notBefore.get(name) ?? 0) - now;
      if (wait > 0) sleep = Math.min(sleep, wait);
      else if (this.#active.size < mostAtOnce && !this.#stopped) this.#follow(name, organisations);
    }
    return sleep;
  }

  #follow(name: string, organisations: readonly DueOrganisation[]): void {
    const work = this.#advance(name, organisations)
      .then((followed) => (followed ? shortestPauseMilliseconds : pauseAfterTrouble))
      .catch((error: unknown) => {
        if (!this.#stopped) this.#context.log.error({ err: error, tenant: name }, "following registrations failed");
        return pauseAfterTrouble;
      })
      .then((pause) => {
        this.#active.delete(name);
        this.#notBefore.set(name, this.#context.clock().getTime() + pause);
        this.#nudge();
      });
    this.#active.set(name, work);
  }

  /** @returns false where another worker has the tenant */
  async #advance(name: string, organisations: readonly DueOrganisation[]): Promise<boolean> {
    const ids = organisations.map(({ organisationId }) => organisationId);
    const tenant = organisations[0]?.tenant;
    if (tenant) return this.#followerOf(name, tenant).follow(ids);
    for (const id of ids) await refuseAll(this.#context, id, this.#cadence);
    return true;
  }

  #followerOf(name: string, tenant: TenantKey): TenantFollower {
    const known = this.#followers.get(name);
    if (known) return known;
    const follower = new TenantFollower(this.#context, this.#clients, tenant, this.#cadence);
    this.#followers.set(name, follower);
    return follower;
  }

  async #sleep(milliseconds: number): Promise<void> {
    if (this.#nudged || this.#stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
