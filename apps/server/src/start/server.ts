import { randomUUID } from "node:crypto";
import { chmod, mkdir } from "node:fs/promises";
import { storeLocationText } from "@windlass/content";
import { WindlassError } from "@windlass/protocol";
import type { Configuration } from "../configuration.ts";
import type { ServerContext } from "../context.ts";
import { openDatabase } from "../database/connection.ts";
import { LiveFeed } from "../database/live-feed.ts";
import { migrate } from "../database/migrate.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../embedded-postgres/cluster.ts";
import { admitMasterKey, noteMasterKey } from "../features/master-key/service.ts";
import { issueSetUpToken } from "../features/people/service.ts";
import { currentPublicKey, currentSigningKey, ensureSigningKeys } from "../features/signing-keys/service.ts";
import { serveConsole } from "../http/console-files.ts";
import { createLog } from "../log.ts";
import { loadMasterKey } from "../security/master-key.ts";
import { assembleApplication } from "./assemble.ts";
import { openContentStore } from "./content.ts";
import { claimDataDirectory } from "./exclusive.ts";
import { listen } from "./listen.ts";
import { startSourceProcess } from "./source-process.ts";
import { Teardown } from "./teardown.ts";
import { startWorkers } from "./workers.ts";

/** A server that is up. */
export interface RunningServer {
  readonly url: string;
  /** One-time link for the first administrator; null once there is one. */
  readonly setUpUrl: string | null;
  /** Drains, then stops everything this process started. */
  stop(): Promise<void>;
}

/**
 * Starts a server from its settings.
 *
 * @param progress told in words what is done, for the terminal
 * @throws the `start.…` failures of the catalogue; what had been started is stopped again
 */
export const startServer = async (
  configuration: Configuration,
  progress: (message: string) => void,
): Promise<RunningServer> => {
  const teardown = new Teardown();
  try {
    return await start(configuration, progress, teardown);
  } catch (error) {
    // Why it did not start is what there is to tell; what does not stop either adds nothing to it.
    await teardown.run().catch(() => undefined);
    throw error;
  }
};

const prepareDataDirectory = async (directory: string): Promise<void> => {
  try {
    await mkdir(directory, { recursive: true });
    await chmod(directory, 0o700);
  } catch (cause) {
    throw new WindlassError("start.data-directory-not-usable", {
      parameters: { directory, what: cause instanceof Error ? cause.message : String(cause) },
      cause,
    });
  }
};

/** The connection to use, with the exclusive right to the data directory where the database is our own. */
const openOwnDatabase = async (
  configuration: Configuration,
  progress: (message: string) => void,
  teardown: Teardown,
): Promise<{ connectionString: string; announce: (url: string) => Promise<void> }> => {
  if (configuration.databaseUrl)
    return { connectionString: configuration.databaseUrl, announce: async () => undefined };
  progress("Starting PostgreSQL");
  const postgres: EmbeddedPostgres = await startEmbeddedPostgres(configuration.dataDirectory, { progress });
  const right = await claimDataDirectory(postgres.connectionString, configuration.dataDirectory);
  // Only who has the right may stop it: a second start that was refused leaves it to the first.
  teardown.add(() => postgres.stop());
  teardown.add(() => right.release());
  return { connectionString: postgres.connectionString, announce: right.announce };
};

const isConnectionFailure = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^(E[A-Z]+|28.*|3D000)$/.test(String(error.code));

const migrateOrExplain = async (connectionString: string): Promise<string[]> => {
  try {
    return await migrate(connectionString);
  } catch (cause) {
    if (!isConnectionFailure(cause)) throw cause;
    const what = cause instanceof Error ? cause.message : String(cause);
    throw new WindlassError("start.database-unreachable", { parameters: { what }, cause });
  }
};

const start = async (
  configuration: Configuration,
  progress: (message: string) => void,
  teardown: Teardown,
): Promise<RunningServer> => {
  await prepareDataDirectory(configuration.dataDirectory);
  const { connectionString, announce } = await openOwnDatabase(configuration, progress, teardown);
  const migrations = await migrateOrExplain(connectionString);
  if (migrations.length > 0) progress(`Database brought to this version (${migrations.length} migrations)`);

  const log = createLog(configuration.logLevel);
  const database = openDatabase(connectionString);
  teardown.add(() => database.close());
  const live = new LiveFeed(connectionString, log);
  teardown.add(() => live.close());
  await live.start();
  const context: ServerContext = {
    configuration,
    database,
    live,
    log,
    masterKey: await admitMasterKey(
      database,
      await loadMasterKey(configuration.dataDirectory, configuration.masterKey, configuration.otherMasterKeys),
      log,
    ),
    content: await openContentStore(configuration.content),
    clock: () => new Date(),
    instanceId: randomUUID(),
    addresses: { publicUrl: "", sourceUrl: "" },
  };
  await ensureSigningKeys(context);
  // Opened once at start: a wrong master key must not be found out at the first deployment.
  await currentSigningKey(context, "publication");
  await noteMasterKey(context);

  if (configuration.roles.has("worker")) {
    const workers = startWorkers(context);
    for (const worker of workers) teardown.add(() => worker.stop());
  }
  if (!configuration.roles.has("api")) return { url: "", setUpUrl: null, stop: () => teardown.run() };

  // Before the first device can ask: a grant names the source.
  const source = await startSourceProcess(
    {
      content: storeLocationText(configuration.content),
      host: configuration.host,
      port: configuration.sourcePort,
      ticketPublicKey: await currentPublicKey(context, "content-ticket"),
      tls: configuration.tls,
    },
    log,
  );
  teardown.add(() => source.stop());
  context.addresses.sourceUrl = configuration.sourceUrl ?? source.url;

  const app = await assembleApplication(context);
  await serveConsole(app);
  teardown.add(() => app.close());
  const port = await listen(app, configuration.host, configuration.port);
  const scheme = configuration.tls ? "https" : "http";
  const url = configuration.publicUrl ?? `${scheme}://${configuration.host}:${port}`;
  context.addresses.publicUrl = url;
  await announce(url);

  const token = await issueSetUpToken(context);
  return { url, setUpUrl: token ? `${url}/set-up#token=${token}` : null, stop: () => teardown.run() };
};
