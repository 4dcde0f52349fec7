import { type DestinationStream, type Logger, pino } from "pino";

/**
 * PostgreSQL quotes what it refuses (`Key (lower(email))=(…) already exists`, `Failing row contains (…)`): addresses of
 * people, serial numbers, hardware hashes. Not for a log (security rule 16). Behind row-level security it says nothing,
 * but not every table stands behind it.
 */
const personal = ["err.detail", "err.where"];

/** What a device is known by, wherever an object of ours is logged whole; no part of the server does so on purpose. */
const ofDevices = ["serialNumber", "serial_number", "hardwareHash", "hardware_hash", "hash_summary"].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

/**
 * The log of the server, one line of JSON an event.
 *
 * @param destination standard output when left out
 */
export const createLog = (level: string, destination?: DestinationStream): Logger => {
  const options = { level, redact: { paths: [...personal, ...ofDevices], remove: true } };
  return destination ? pino(options, destination) : pino(options);
};
