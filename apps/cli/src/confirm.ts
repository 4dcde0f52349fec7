import { createInterface } from "node:readline/promises";
import { WrongUsage } from "./autopilot/wrong-usage.ts";
import { Cancelled } from "./usage.ts";

/** How a command that changes much says whether it shall do so. */
export interface ConfirmFlags {
  readonly yes: boolean;
  readonly dryRun: boolean;
}

/** @throws WrongUsage where they contradict each other */
export const requireOneWay = ({ yes, dryRun }: ConfirmFlags): void => {
  if (yes && dryRun) throw new WrongUsage("Give --yes or --dry-run: the one does it, the other only looks.");
};

/**
 * Whether to go on with what was shown. Without `--yes` the person at the terminal is asked; only a plain yes is one.
 *
 * @throws WrongUsage where nobody is there to be asked; Cancelled
 */
export const confirm = async (question: string, { yes }: ConfirmFlags): Promise<void> => {
  if (yes) return;
  if (!process.stdin.isTTY)
    throw new WrongUsage("Nothing was changed: nobody is at a terminal to be asked. Give --yes to do it.");
  const reader = createInterface({ input: process.stdin, output: process.stderr, historySize: 0 });
  try {
    const answer = await new Promise<string>((resolve, reject) => {
      // Ctrl+C and Ctrl+D end the reader without an answer.
      reader.once("close", () => reject(new Cancelled()));
      reader.question(`${question} [y/N] `).then(resolve, reject);
    });
    if (!/^y(es)?$/iu.test(answer.trim())) throw new Cancelled();
  } finally {
    reader.close();
  }
};
