import type { ContentStore } from "@windlass/content";
import type { Logger } from "pino";
import type { Configuration } from "./configuration.ts";
import type { Database } from "./database/connection.ts";
import type { LiveFeed } from "./database/live-feed.ts";
import type { MasterKey } from "./security/envelope.ts";

/** What every feature is given: the outside world of the server, so that tests can give another one. */
export interface ServerContext {
  readonly configuration: Configuration;
  readonly database: Database;
  readonly live: LiveFeed;
  readonly masterKey: MasterKey;
  readonly content: ContentStore;
  readonly log: Logger;
  readonly clock: () => Date;
  /** Names this process among replicas, for leases. */
  readonly instanceId: string;
  /** Addresses as seen from outside; known once listening. */
  readonly addresses: { publicUrl: string; sourceUrl: string };
}
