import { WindlassError } from "@windlass/protocol";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { ApiFailure } from "../demo/api.ts";
import { ImportRefused } from "../operating-systems/import-media.ts";
import type { ServerSession } from "../server/session.ts";
import { printable, type Terminal } from "../terminal.ts";

/** What became of one thing. `there`: it was brought before, or is there in another way, and is left as it is. */
export interface Outcome {
  readonly kind: "settings" | "operating-system" | "driver-pack" | "software-package" | "build" | "asset-list";
  readonly name: string;
  readonly outcome: "made" | "completed" | "there" | "refused" | "would-be-made";
  /** Why it was refused, or what is to be done. */
  readonly message: string | null;
}

export interface ImportOptions {
  /** Folder of the share. */
  readonly root: string;
  readonly dryRun: boolean;
  /** Names of secrets: of the account that joins computers to the domain, and the Administrator's password. */
  readonly joinAccount: string | undefined;
  readonly administratorPassword: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
  readonly isTerminal: boolean;
}

/** An import under way: what each part of it needs. */
export interface Importing {
  readonly session: ServerSession;
  readonly options: ImportOptions;
  readonly outcomes: Outcome[];
}

/** A file of the share that went away meanwhile, or may not be read. */
const isOfDisk = (error: unknown): boolean => error instanceof Error && "syscall" in error && "path" in error;

const isRefusal = (error: unknown): error is Error =>
  (error instanceof ApiFailure && error.status < 500 && error.status !== 401) ||
  error instanceof ImportRefused ||
  error instanceof WrongUsage ||
  error instanceof WindlassError ||
  isOfDisk(error);

/**
 * Does one thing and notes what became of it; what is refused is noted and does not end the rest, while a server that is away
 * does.
 *
 * @returns null where it was refused
 */
export const attemptOne = async <Result>(
  { outcomes, options }: Importing,
  { kind, name }: Pick<Outcome, "kind" | "name">,
  work: () => Promise<{ readonly outcome: Outcome["outcome"]; readonly result: Result; readonly message?: string }>,
): Promise<Result | null> => {
  try {
    const { outcome, result, message } = await work();
    outcomes.push({ kind, name, outcome, message: message ?? null });
    return result;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    outcomes.push({ kind, name, outcome: "refused", message: error.message });
    options.terminal.error(`${printable(`${name}: ${error.message}`)}\n`);
    return null;
  }
};

/** The line by which a thing is known to come from a share. Its text may not change: imports that began before rely on it. */
const originMark = (origin: string, complete: boolean): string =>
  `From MDT${complete ? "" : " (not complete yet)"}: ${origin}`;

export const withMark = (description: string, origin: string, complete: boolean): string =>
  [...(description === "" ? [] : [description]), originMark(origin, complete)].join("\n\n");

/** Whether a description has the mark of an origin as a line of its own. */
export const hasMark = (description: string, origin: string, complete: boolean): boolean =>
  description.split("\n").includes(originMark(origin, complete));
