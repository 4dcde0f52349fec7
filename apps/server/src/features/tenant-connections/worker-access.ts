import { WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation } from "../../database/connection.ts";
import * as connections from "./repository.ts";
import { createTenantClient, openAccess, type TenantClient } from "./tenant-client.ts";

interface Kept {
  readonly changedAt: number;
  readonly client: TenantClient;
}

/** Clients of a worker, one for each organisation, kept with their tokens and budgets until the connection changes. */
export class TenantClients {
  readonly #context: ServerContext;
  readonly #signal: AbortSignal;
  readonly #kept = new Map<string, Kept>();

  constructor(context: ServerContext, signal: AbortSignal) {
    this.#context = context;
    this.#signal = signal;
  }

  /** @returns null where the organisation has no usable connection */
  async of(organisationId: string): Promise<TenantClient | null> {
    const opened = await this.#open(organisationId);
    if (!opened) {
      this.#kept.delete(organisationId);
      return null;
    }
    const known = this.#kept.get(organisationId);
    if (known?.changedAt === opened.changedAt) return known.client;
    const client = createTenantClient(this.#context, opened.access, "background", this.#signal);
    this.#kept.set(organisationId, { changedAt: opened.changedAt, client });
    return client;
  }

  #open(organisationId: string) {
    return this.#context.database.within(oneOrganisation(organisationId), async (connection) => {
      const row = await connections.findConnection(connection, organisationId);
      if (!row) return null;
      try {
        const access = await openAccess(this.#context, connection, row);
        return access && { access, changedAt: row.updated_at.getTime() };
      } catch (error) {
        if (error instanceof WindlassError && error.code === "tenant.cloud-not-available") return null;
        throw error;
      }
    });
  }
}
