import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { machine } from "../support/machine.ts";
import { writeResults } from "../support/results.ts";
import { quantile } from "../support/statistics.ts";
import { markdownTable } from "../support/table.ts";
import { type Measurement, measurement } from "./messages.ts";
import { measureSynchronisation, type Synchronisation } from "./synchronisation.ts";

const names = { product: "Windlass", "community-script": "community script" };

const measure = async (pattern: string, devices: number): Promise<Measurement> => {
  const child = fork(join(import.meta.dirname, "contender.ts"), [pattern, String(devices)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [message] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`${pattern} with ${devices} ended with ${code}`))),
  ]);
  return measurement.parse(message);
};

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
const megabytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(0);

const head = [
  "devices, pattern",
  "ready",
  "HTTP calls / device",
  "counted operations / device",
  "429",
  "lag median (s)",
  "lag p95 (s)",
  "whole run (min)",
  "memory above idle (MB)",
];

const rowOf = (run: Measurement, name: string): string[] => [
  `${run.devices}, ${name}`,
  String(run.ready),
  (run.calls / run.devices).toFixed(2),
  (run.operations / run.devices).toFixed(2),
  String(run.throttled),
  seconds(quantile(run.lags, 0.5)),
  seconds(quantile(run.lags, 0.95)),
  (run.duration / 60_000).toFixed(0),
  megabytes(run.peakMemory - run.idleMemory),
];

const syncHead = ["records copied", "time (s)", "server idle (MB)", "most above idle (MB)"];

const syncRowOf = (run: Synchronisation): string[] => [
  String(run.records),
  seconds(run.duration),
  megabytes(run.idleMemory),
  megabytes(run.peakMemory - run.idleMemory),
];

const measureRegistration = async (counts: readonly number[]): Promise<string> => {
  const rows: string[][] = [];
  for (const devices of counts) {
    for (const [pattern, name] of Object.entries(names)) {
      const started = Date.now();
      const run = await measure(pattern, devices);
      rows.push(rowOf(run, name));
      const trouble = run.ready < devices || run.duplicateImports > 0;
      console.log(
        `${name}, ${devices} devices: measured in ${seconds(Date.now() - started)} s${trouble ? `; ${run.ready} ready, ${run.duplicateImports} imported twice` : ""}`,
      );
    }
  }
  return markdownTable(head, rows);
};

export interface AutopilotSettings {
  readonly devices: readonly number[];
  /** Registered devices whose records a server copies; 0: not measured. */
  readonly records: number;
  /** Write the tables into RESULTS.md. */
  readonly keep: boolean;
}

/**
 * Registers devices with this product and with the pattern of the usual script, against the same lab; then has a real
 * server copy the records of a large tenant.
 */
export const runAutopilot = async ({ devices, records, keep }: AutopilotSettings): Promise<void> => {
  const tables = [await measureRegistration(devices)];
  if (records > 0) tables.push(markdownTable(syncHead, [syncRowOf(await measureSynchronisation(records))]));
  const section = tables.join("\n\n");
  console.log(`\n${section}\n`);
  if (keep) await writeResults("autopilot", `${section}\n\nMachine: ${machine()}.`);
};
