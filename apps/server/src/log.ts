import { type DestinationStream, type Logger, type LoggerOptions, pino } from "pino";
import { describeError, masked } from "./log-errors.ts";

/** What a device is known by, wherever an object of ours is logged whole; no part of the server does so on purpose. */
const ofDevices = ["serialNumber", "serial_number", "hardwareHash", "hardware_hash", "hash_summary"].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

/** pino takes an error's message for the text of a line that has none, past the serialiser. */
const withTextOfItsOwn: NonNullable<LoggerOptions["hooks"]>["logMethod"] = function (values, method) {
  const [first, text]: readonly unknown[] = values;
  const isObject = typeof first === "object" && first !== null;
  if (!isObject || text !== undefined) return method.apply(this, values);
  if (first instanceof Error) return method.call(this, { err: first }, "an error");
  return "err" in first ? method.call(this, first, "an error") : method.apply(this, values);
};

/**
 * The log of the server, one line of JSON an event.
 *
 * @param destination standard output when left out
 */
export const createLog = (level: string, destination?: DestinationStream): Logger => {
  const options: LoggerOptions = {
    level,
    redact: { paths: ofDevices, remove: true },
    serializers: { err: describeError, error: describeError },
    hooks: { logMethod: withTextOfItsOwn, streamWrite: masked },
  };
  return destination ? pino(options, destination) : pino(options);
};
