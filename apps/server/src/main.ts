import { WindlassError } from "@windlass/protocol";
import { readConfiguration } from "./configuration.ts";
import { rotateMasterKeyFile } from "./security/master-key.ts";
import { keepMemoryLow } from "./start/memory-growth.ts";
import { SourceNotStarted } from "./start/source-process.ts";

/** The server as a process: settings from the environment, words to the terminal, signals end it gently. */

const say = (text: string) => process.stdout.write(`${text}\n`);

const tellFailure = (error: unknown): void => {
  if (error instanceof WindlassError || error instanceof SourceNotStarted) {
    process.stderr.write(`\nWindlass did not start: ${error.message}\n${error.remedy}\n(${error.code})\n`);
    return;
  }
  process.stderr.write(`\nWindlass did not start.\n${error instanceof Error ? error.stack : String(error)}\n`);
};

const fail = (error: unknown): never => {
  tellFailure(error);
  process.exit(1);
};

/** `windlass master-key rotate` runs the server so; it does its work without a database and ends. */
const rotate = async (): Promise<never> => {
  const { dataDirectory } = readConfiguration(process.env, process.env.INIT_CWD ?? process.cwd());
  try {
    await rotateMasterKeyFile(dataDirectory);
  } catch (error) {
    if (!(error instanceof WindlassError)) throw error;
    process.stderr.write(`${error.message}\n${error.remedy}\n(${error.code})\n`);
    process.exit(1);
  }
  say(
    `A new master key is in ${dataDirectory}. Restart the server: it seals everything anew and says when it is done.`,
  );
  process.exit(0);
};

keepMemoryLow();
try {
  if (process.argv[2] === "rotate-master-key") await rotate();
  const configuration = readConfiguration(process.env, process.env.INIT_CWD ?? process.cwd());
  // Rotating a key needs nothing of what takes a second to load.
  const { startServer } = await import("./start/server.ts");
  const starting = startServer(configuration, (message) => say(`  ${message}`));

  // From the first moment: a start that is interrupted, too, leaves no PostgreSQL behind.
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    say(`\nStopping (${signal}) …`);
    const server = await starting;
    await server.stop();
    process.exit(0);
  };
  const stopAfter = (signal: string) => () => stop(signal).catch(fail);
  process.on("SIGINT", stopAfter("SIGINT"));
  process.on("SIGTERM", stopAfter("SIGTERM"));
  process.on("disconnect", stopAfter("the program that started it ended"));

  const server = await starting;
  say(`\nWindlass runs at ${server.url}  (data in ${configuration.dataDirectory})`);
  if (server.setUpUrl) say(`\nMake the first administrator with this link; it works once:\n\n  ${server.setUpUrl}\n`);
  process.send?.({ kind: "listening", url: server.url, setUpUrl: server.setUpUrl });
} catch (error) {
  fail(error);
}
