import { WindlassError } from "@windlass/protocol";
import { pino } from "pino";
import { readSettings } from "./settings.ts";
import { startSource } from "./source.ts";

/**
 * The deployment source as a program. With an IPC channel it tells its parent `{ listening: url }` or `{ error }` and
 * ends when that channel closes, so that it never outlives the server that started it; without one it prints its
 * address and ends with a signal.
 */
const tell = (message: object, line: string): void => {
  if (process.send) process.send(message);
  else console.log(line);
};

const logLevel = process.env.WINDLASS_LOG_LEVEL || "warn";

try {
  const source = await startSource({
    ...readSettings(process.argv.slice(2), process.env),
    log: pino.destination(2),
    logLevel,
  });
  const stop = async () => {
    await source.close();
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  process.once("disconnect", stop);
  tell({ listening: source.url }, `Deployment source listening on ${source.url}`);
} catch (error) {
  if (!(error instanceof WindlassError)) throw error;
  tell({ error: error.told() }, "");
  console.error(`${error.message}\n${error.remedy}`);
  process.exitCode = 1;
  if (process.connected) process.disconnect();
}
