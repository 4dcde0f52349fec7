import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { openDisc, openFileReader, readImageFile, readInstallationMedia } from "@windlass/media";
import { quantile } from "../support/statistics.ts";
import { markdownTable } from "../support/table.ts";
import { type DiscFiles, makeDiscFiles, megabytesOf } from "./disc-files.ts";

const rounds = 31;
/** Of whole commands of ours, which load Node and the product each time. */
const commandRounds = 7;
const command = join(import.meta.dirname, "../../apps/cli/bin/windlass.mjs");

const needed = ["wiminfo", "genisoimage", "7zz"];

/** Median milliseconds of a piece of work, after two rounds that do not count. */
const median = async (work: () => Promise<unknown>, count = rounds): Promise<number> => {
  const times: number[] = [];
  for (let round = -2; round < count; round++) {
    const began = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - began);
  }
  return quantile(times, 0.5);
};

const program =
  (name: string, ...parameters: string[]) =>
  async () =>
    execFileSync(name, parameters, { stdio: ["ignore", "pipe", "ignore"], maxBuffer: 256 * 1024 * 1024 });

const withFile = async <Result>(
  path: string,
  work: (reader: Awaited<ReturnType<typeof openFileReader>>) => Promise<Result>,
) => {
  const reader = await openFileReader(path);
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
};

interface Row {
  readonly task: string;
  readonly ours: () => Promise<unknown>;
  readonly theirs: string;
  readonly other: () => Promise<unknown>;
  /** Their program doing nothing: what starting it costs. */
  readonly start: () => Promise<unknown>;
  /** Ours doing nothing, where it is a command, too. */
  readonly ownStart?: () => Promise<unknown>;
}

const tasks = ({ wim, iso }: DiscFiles): Row[] => [
  {
    task: "editions, languages, builds of a WIM",
    ours: () => withFile(wim, (reader) => readImageFile(reader, wim)),
    theirs: "wiminfo",
    other: program("wiminfo", wim),
    start: program("wiminfo", "--version"),
  },
  {
    task: "every file and size of an ISO (UDF)",
    ours: () => withFile(iso, async (reader) => (await openDisc(reader, iso)).list()),
    theirs: "7z l",
    other: program("7zz", "l", iso),
    start: program("7zz", "i"),
  },
  {
    task: "images inside an ISO, in place",
    ours: () => withFile(iso, async (reader) => readInstallationMedia(await openDisc(reader, iso), iso)),
    theirs: "7z l",
    other: program("7zz", "l", iso),
    start: program("7zz", "i"),
  },
  {
    task: "the same as commands: windlass inspect",
    ours: program(process.execPath, command, "inspect", iso, "--json"),
    ownStart: program(process.execPath, command, "--version"),
    theirs: "7z l",
    other: program("7zz", "l", iso),
    start: program("7zz", "i"),
  },
];

const rowOf = async ({ task, ours, ownStart, theirs, other, start }: Row): Promise<string[]> => {
  const own = await median(ours, ownStart ? commandRounds : rounds);
  const ownStarting = ownStart ? (await median(ownStart, commandRounds)).toFixed(1) : "–";
  const foreign = await median(other);
  const ratio = (own / foreign).toFixed(2);
  return [task, own.toFixed(1), ownStarting, theirs, foreign.toFixed(1), (await median(start)).toFixed(1), ratio];
};

const head = ["task", "Windlass (ms)", "its start alone", "beside", "its command (ms)", "its start alone", "ratio"];

/** Inspection of a WIM and of an ISO beside `wiminfo` and `7z l` on the same files. */
export const measureDiscs = async (): Promise<string> => {
  const missing = needed.filter((name) => spawnSync("which", [name]).status !== 0);
  if (missing.length > 0) throw new Error(`This benchmark needs ${missing.join(", ")}.`);
  const folder = mkdtempSync(join(tmpdir(), "windlass-bench-"));
  try {
    const files = makeDiscFiles(folder);
    const rows: string[][] = [];
    for (const task of tasks(files)) rows.push(await rowOf(task));
    return [
      "### Discs and images",
      `A WIM of ${megabytesOf(files.wim)} MB and an ISO of ${megabytesOf(files.iso)} MB with it and a thousand other files. Windlass reads in the process that asks, as its server does; the others are commands, and starting one is part of asking it. Medians of ${rounds} rounds (${commandRounds} of our command) at a load average of ${(loadavg()[0] ?? 0).toFixed(1)}; a ratio below 1 is faster. 7-Zip does not look into the WIM on a disc; it is beside the third row because that is the least it takes to find it.`,
      markdownTable(head, rows),
    ].join("\n\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
};
