import { loadavg } from "node:os";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import {
  DriverMatcher,
  HardwareIdIndex,
  type LibraryDriver,
  presentMatch,
  type WindowsSystem,
} from "@windlass/planner";
import type { DeviceNode } from "@windlass/protocol";
import { z } from "zod";
import { machine } from "../support/machine.ts";
import { writeResults } from "../support/results.ts";
import { quantile } from "../support/statistics.ts";
import { markdownTable } from "../support/table.ts";
import { makeDevice, makeLibrary } from "./library.ts";

const distinctIds = 300_000;
const nodesOfDevice = 250;
const devices = 1000;
/** Until then the compiler has not seen the matching often enough; told beside the rest, not within it. */
const coldDevices = 100;
const builds = 7;

const windows11: WindowsSystem = {
  architecture: "x64",
  build: 26100,
  productType: 1,
  suiteMask: 0,
  purpose: "windows",
};

setFlagsFromString("--expose-gc");
const collect = z.custom<() => void>((value) => typeof value === "function").parse(runInNewContext("gc"));

/** Bytes in use after a collection, with those of typed arrays. */
const memoryInUse = (): number => {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

interface BuiltIndex {
  readonly milliseconds: number;
  readonly bytes: number;
}

/** Median time to build, and what one index holds beside the library. */
const measureIndex = <Index>(build: () => Index): BuiltIndex => {
  const times = Array.from({ length: builds }, () => {
    collect();
    const began = performance.now();
    build();
    return performance.now() - began;
  });
  const before = memoryInUse();
  const index = build();
  const bytes = memoryInUse() - before;
  // Named after the measurement, so that it is still held during it.
  if (index === undefined) throw new Error("nothing was built");
  return { milliseconds: quantile(times, 0.5), bytes };
};

/** What one writes at first: a map from the folded identifier to its places. */
const plainMap = (drivers: readonly LibraryDriver[]) => {
  const map = new Map<
    string,
    { driver: number; manufacturer: number; section: number; line: number; place: number }[]
  >();
  for (const [driver, { facts }] of drivers.entries()) {
    for (const [manufacturer, { sections }] of facts.manufacturers.entries()) {
      for (const [section, { models }] of sections.entries()) {
        for (const [line, model] of models.entries()) {
          for (const [place, id] of [...model.hardwareIds, ...model.compatibleIds].entries()) {
            const folded = id.toUpperCase();
            const entry = { driver, manufacturer, section, line, place };
            const known = map.get(folded);
            if (known) known.push(entry);
            else map.set(folded, [entry]);
          }
        }
      }
    }
  }
  return map;
};

/** Milliseconds that each of the devices takes, one after the other. */
const measureDevices = (work: (nodes: readonly DeviceNode[]) => void): number[] =>
  Array.from({ length: devices }, (_, number) => {
    const nodes = makeDevice(nodesOfDevice, distinctIds, number);
    const began = performance.now();
    work(nodes);
    return performance.now() - began;
  });

/** Matching by itself, as agents do it, and then with the explanation that people are shown. */
const measureMatches = (index: HardwareIdIndex) => {
  const matcher = new DriverMatcher(index, windows11);
  const judge = () => ({ kind: "every-device", verdict: "matches" }) as const;
  const match = measureDevices((nodes) => void matcher.match(nodes, judge));
  let drivers = 0;
  const explained = measureDevices((nodes) => {
    drivers += presentMatch(matcher.match(nodes, judge), index, windows11).drivers.length;
  });
  return { match, explained, drivers };
};

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
const milliseconds = (value: number): string => value.toFixed(2);

/** `npm run bench -- planner`: index of a library's hardware ids, and a device matched against it. */
export const runPlanner = async ({ keep }: { readonly keep: boolean }): Promise<void> => {
  const drivers = makeLibrary(distinctIds);
  const index = new HardwareIdIndex(drivers);
  const indexes = [
    ["Windlass", measureIndex(() => new HardwareIdIndex(drivers))],
    ["map of lists", measureIndex(() => plainMap(drivers))],
  ] as const;
  const times = measureMatches(index);
  const rows = [
    ["match", times.match],
    ["match and explain", times.explained],
  ] as const;
  const section = [
    `${drivers.length} INF files with ${index.lines.count} lines and ${index.identifierCount} identifiers, of which ${distinctIds} and some are distinct.`,
    markdownTable(
      ["index of hardware ids", "build, median (ms)", "memory beside the library (MB)"],
      indexes.map(([name, built]) => [name, milliseconds(built.milliseconds), megabytes(built.bytes)]),
    ),
    `${devices} devices of ${nodesOfDevice} nodes, 9 identifiers each; a device gets ${Math.round(times.drivers / devices)} drivers.`,
    markdownTable(
      [
        "one device",
        "the very first (ms)",
        `first ${coldDevices}: p50, p99 (ms)`,
        "all others: p50 (ms)",
        "p99 (ms)",
        "all together: p99 (ms)",
      ],
      rows.map(([name, values]) => {
        const [cold, warm] = [values.slice(0, coldDevices), values.slice(coldDevices)];
        return [
          name,
          milliseconds(values[0] ?? Number.NaN),
          `${milliseconds(quantile(cold, 0.5))}, ${milliseconds(quantile(cold, 0.99))}`,
          milliseconds(quantile(warm, 0.5)),
          milliseconds(quantile(warm, 0.99)),
          milliseconds(quantile(values, 0.99)),
        ];
      }),
    ),
    `Machine: ${machine()}. Processes that wanted a processor meanwhile, on average: ${loadavg()[0]?.toFixed(1)}.`,
  ].join("\n\n");
  console.log(section);
  if (keep) await writeResults("planner", section);
};
