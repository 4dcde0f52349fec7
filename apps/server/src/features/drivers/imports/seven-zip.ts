import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { WindlassError } from "@windlass/protocol";

/** Names of the program: Debian's own, and the one that its older package `p7zip` brought. */
const programs = ["7zz", "7z"];

/** Kilobytes of address space: hostile archives ask for dictionaries of many gigabytes. */
const mostMemory = 6_000_000;

export interface Unpacking {
  /** How errors name the archive. */
  readonly fileName: string;
  readonly signal: AbortSignal;
}

const isMissing = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";

/** The shell only sets the limits and becomes the program; names are handed over as arguments, never as its text. */
const start = (program: string, parameters: readonly string[], mostFileKilobytes: number): ChildProcess =>
  spawn(
    "/bin/sh",
    ["-c", `ulimit -v ${mostMemory} -f ${2 * mostFileKilobytes} 2>/dev/null; exec "$0" "$@"`, program, ...parameters],
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, LC_ALL: "C.UTF-8" } },
  );

const isInstalled = async (program: string): Promise<boolean> => {
  const child = spawn(program, ["i"], { stdio: "ignore" });
  try {
    await once(child, "spawn");
    child.on("error", () => undefined);
    await once(child, "exit");
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
};

const findProgram = async (fileName: string): Promise<string> => {
  for (const program of programs) if (await isInstalled(program)) return program;
  throw new WindlassError("driver.unpacker-missing", { parameters: { file: fileName } });
};

/** Lines, and what progress writes over with backspaces; longer ones than any name are cut. */
const linesOf = async function* (output: Readable): AsyncGenerator<string> {
  let rest = "";
  output.setEncoding("utf8");
  for await (const chunk of output) {
    const lines = (rest + String(chunk)).split(/\r?\n|[\b\r]+/);
    rest = (lines.pop() ?? "").slice(0, 100_000);
    yield* lines;
  }
  if (rest !== "") yield rest;
};

/** The last lines that say something, which is where 7-Zip tells what is wrong. */
const reasonFrom = (text: string, exitCode: number | null): string => {
  const lines = text.split("\n").map((line) => line.trim());
  const told = lines.filter((line) => /error|cannot|can not|unsupported|unexpected|wrong|is not archive/i.test(line));
  return told.at(-1)?.slice(0, 300) ?? `it ended with ${exitCode ?? "a signal"}`;
};

/**
 * Runs 7-Zip and hands each line of its answer on; progress counts as a line, too.
 *
 * @param mostFileKilobytes no file may become larger than this
 * @throws WindlassError `driver.pack-unreadable`, `driver.unpacker-missing`; whatever `line` throws ends the program
 */
export const runSevenZip = async (
  parameters: readonly string[],
  { fileName, signal }: Unpacking,
  mostFileKilobytes: number,
  line: (text: string) => void,
): Promise<void> => {
  signal.throwIfAborted();
  const child = start(await findProgram(fileName), parameters, mostFileKilobytes);
  const kill = () => child.kill("SIGKILL");
  signal.addEventListener("abort", kill);
  const ended = once(child, "close");
  let complaints = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-10_000);
  });
  try {
    if (child.stdout)
      for await (const text of linesOf(child.stdout)) {
        if (text.includes("ERROR")) complaints = `${complaints}\n${text}`.slice(-10_000);
        line(text);
      }
    const [exitCode] = await ended;
    signal.throwIfAborted();
    // 1 is a warning, such as bytes behind the end of a self-extracting pack.
    if (exitCode !== 0 && exitCode !== 1)
      throw new WindlassError("driver.pack-unreadable", {
        parameters: { file: fileName, what: reasonFrom(complaints, exitCode) },
      });
  } finally {
    signal.removeEventListener("abort", kill);
    kill();
    await ended;
  }
};
