import { WindlassError } from "@windlass/protocol";
import { ApiFailure } from "../demo/api.ts";
import { jsonLine, printable, refusalAsData, refusalAsText, type Terminal } from "../terminal.ts";
import { statusOfFailure } from "../usage.ts";

/** Where a command tells a refusal, and as what. */
export interface Told {
  readonly terminal: Terminal;
  readonly json: boolean;
  readonly exit: (status: number) => void;
}

const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error && error.cause.message ? `: ${error.cause.message}` : "";
  return error.message + cause;
};

/** Does a command's work; what it refuses, or the server does, is told, and the command ends with 2. */
export const attempt = async ({ terminal, json, exit }: Told, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    exit(statusOfFailure(error));
    if (error instanceof WindlassError) {
      if (json) terminal.out(jsonLine(refusalAsData(error)));
      else terminal.error(refusalAsText(error));
      return;
    }
    const message = sentenceOf(error);
    if (json)
      terminal.out(jsonLine({ error: { code: error instanceof ApiFailure ? error.code : "cli.failed", message } }));
    else terminal.error(`${printable(message)}\n`);
  }
};
