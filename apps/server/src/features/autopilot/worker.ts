import { type Cadence, standardCadence } from "@windlass/autopilot";
import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { TenantClients } from "../tenant-connections/worker-access.ts";
import { dueOrganisations } from "./due.ts";
import { followOrganisation } from "./follow.ts";

/** Looks at least this often, for leases of killed workers and notifications that were missed. */
const longestSleepMilliseconds = 5000;

/** An organisation is not taken up again sooner than this, whatever calls for it. */
const shortestPauseMilliseconds = 100;

/** Pause after another worker had the lease, or after an error. */
const pauseAfterTrouble = 2000;

/** Organisations followed at the same time by one process. */
const mostAtOnce = 8;

/** Follows every organisation's registrations: woken by notifications and by the clock. */
export class RegistrationWorker {
  readonly #context: ServerContext;
  readonly #cadence: Cadence;
  readonly #stopping = new AbortController();
  readonly #clients: TenantClients;
  readonly #active = new Map<string, Promise<void>>();
  /** When an organisation may be taken up again, in milliseconds since 1970. */
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
    const due = await this.#context.database.within(wholeInstallation, dueOrganisations);
    const now = this.#context.clock().getTime();
    let sleep = longestSleepMilliseconds;
    for (const { organisationId, at } of due) {
      if (this.#active.has(organisationId)) continue;
      const wait = Math.max(at.getTime(), this.#notBefore.get(organisationId) ?? 0) - now;
      if (wait > 0) sleep = Math.min(sleep, wait);
      else if (this.#active.size < mostAtOnce && !this.#stopped) this.#follow(organisationId);
    }
    return sleep;
  }

  #follow(organisationId: string): void {
    const work = followOrganisation(this.#context, this.#clients, organisationId, this.#cadence)
      .then((followed) => (followed ? shortestPauseMilliseconds : pauseAfterTrouble))
      .catch((error: unknown) => {
        if (!this.#stopped) this.#context.log.error({ err: error, organisationId }, "following registrations failed");
        return pauseAfterTrouble;
      })
      .then((pause) => {
        this.#active.delete(organisationId);
        this.#notBefore.set(organisationId, this.#context.clock().getTime() + pause);
        this.#nudge();
      });
    this.#active.set(organisationId, work);
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
