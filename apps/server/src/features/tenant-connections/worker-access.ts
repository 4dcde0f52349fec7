import {
  createReloadingTokenSource,
  createRequestBudget,
  type NamedTokenSource,
  type ReloadingTokenSource,
  type RequestBudget,
} from "@windlass/autopilot";
import { WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation } from "../../database/connection.ts";
import * as connections from "./repository.ts";
import {
  createTenantClient,
  openAccess,
  type TenantAccess,
  type TenantClient,
  timingOf,
  tokenSourceOf,
} from "./tenant-client.ts";

interface Kept {
  /** Tenant, app and cloud: another one has budgets of its own. */
  readonly identity: string;
  readonly tokens: ReloadingTokenSource;
  readonly client: TenantClient;
}

const identityOf = ({ tenantId, clientId, endpoints }: TenantAccess): string =>
  [tenantId, clientId, endpoints.graphUrl].join(" ");

const namedSourceOf = (access: TenantAccess): NamedTokenSource => ({
  credentialId: access.credentialId,
  source: tokenSourceOf(access),
});

/**
 * Clients of a worker, one for each organisation, kept with their budgets. A replaced credential is taken over at the next
 * look, and at once when Entra refuses the old one.
 */
export class TenantClients {
  readonly #context: ServerContext;
  readonly #signal: AbortSignal;
  readonly #kept = new Map<string, Kept>();
  readonly #budgets = new Map<string, RequestBudget>();

  constructor(context: ServerContext, signal: AbortSignal) {
    this.#context = context;
    this.#signal = signal;
  }

  /** @returns null where the organisation has no usable connection */
  async of(organisationId: string): Promise<TenantClient | null> {
    const access = await this.#open(organisationId);
    if (!access) {
      this.#kept.delete(organisationId);
      return null;
    }
    const known = this.#kept.get(organisationId);
    if (known?.identity === identityOf(access)) {
      known.tokens.use(namedSourceOf(access));
      return known.client;
    }
    const kept = this.#make(organisationId, access);
    this.#kept.set(organisationId, kept);
    return kept.client;
  }

  #make(organisationId: string, access: TenantAccess): Kept {
    const identity = identityOf(access);
    const tokens = createReloadingTokenSource(namedSourceOf(access), async () => {
      const now = await this.#open(organisationId);
      // A token of another tenant must not reach requests that were made up for this one.
      return now && identityOf(now) === identity ? namedSourceOf(now) : null;
    });
    const budget = this.#budgetOf(identity);
    const client = createTenantClient(this.#context, access, "background", this.#signal, tokens, budget);
    return { identity, tokens, client };
  }

  /** Organisations that are connected with the same app in the same tenant share its limits. */
  #budgetOf(identity: string): RequestBudget {
    const known = this.#budgets.get(identity);
    if (known) return known;
    const budget = createRequestBudget(timingOf(this.#context, this.#signal));
    this.#budgets.set(identity, budget);
    return budget;
  }

  #open(organisationId: string): Promise<TenantAccess | null> {
    return this.#context.database.within(oneOrganisation(organisationId), async (connection) => {
      const row = await connections.findConnection(connection, organisationId);
      if (!row) return null;
      try {
        return await openAccess(this.#context, connection, row);
      } catch (error) {
        if (error instanceof WindlassError && error.code === "tenant.cloud-not-available") return null;
        throw error;
      }
    });
  }
}
