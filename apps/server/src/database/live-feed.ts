import { type LiveChange, liveChange } from "@windlass/protocol";
import { sql } from "kysely";
import pg from "pg";
import type { Logger } from "pino";
import type { Connection } from "./connection.ts";

const channel = "windlass_live";
const reconnectAfterMilliseconds = 500;

/** Told after commit to every replica: viewers refetch, workers look for work. */
export const announce = async (connection: Connection, change: LiveChange): Promise<void> => {
  await sql`select pg_notify(${channel}, ${JSON.stringify(change)})`.execute(connection);
};

/** A change, or `resumed`: the feed was cut and something may have been missed. */
export type LiveMessage = LiveChange | "resumed";
type Listener = (message: LiveMessage) => void;

/** Anybody who may use the database may also notify; what is not ours is passed over. */
const changeOf = (payload: string | undefined): LiveChange | undefined => {
  try {
    return liveChange.safeParse(JSON.parse(payload ?? "null")).data;
  } catch {
    return undefined;
  }
};

/** What LISTEN hears of PostgreSQL, handed to whoever subscribed in this process. Reconnects by itself. */
export class LiveFeed {
  readonly #connectionString: string;
  readonly #log: Logger;
  readonly #listeners = new Set<Listener>();
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(connectionString: string, log: Logger) {
    this.#connectionString = connectionString;
    this.#log = log;
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#connectionString });
    client.on("notification", (message) => this.#receive(message.payload));
    // Before it listens, its failure is this method's; afterwards it is the feed's, once.
    const lost = (error: Error) => {
      if (this.#client === client) this.#restart(error);
    };
    client.on("error", lost);
    client.on("end", () => lost(new Error("the database closed the connection")));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      client.end().catch(() => {});
      throw error;
    }
    if (this.#closed) return client.end();
    this.#client = client;
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  #receive(payload: string | undefined): void {
    const change = changeOf(payload);
    if (change) this.#tell(change);
  }

  #tell(message: LiveMessage): void {
    for (const listener of this.#listeners) listener(message);
  }

  #restart(error: Error): void {
    if (this.#closed || this.#retry) return;
    this.#log.warn({ err: error }, "live feed interrupted; reconnecting");
    this.#client?.end().catch(() => {});
    this.#client = undefined;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.start().then(
        () => this.#tell("resumed"),
        (cause: Error) => this.#restart(cause),
      );
    }, reconnectAfterMilliseconds);
  }
}
