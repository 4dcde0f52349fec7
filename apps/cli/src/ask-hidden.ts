import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { Cancelled } from "./usage.ts";

/** Asks one question; without an answer, by Ctrl+C or Ctrl+D, it throws Cancelled. */
export type AskHidden = (question: string) => Promise<string>;

/**
 * Asks on the terminal that standard input is, without showing what is typed. One reader stays for all questions of the
 * work: between two of them nothing is echoed, and of a paste of several lines each answers one question.
 *
 * @throws Cancelled
 */
export const askingHidden = async <Result>(work: (ask: AskHidden) => Promise<Result>): Promise<Result> => {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true, historySize: 0 });
  const lines = reader[Symbol.asyncIterator]();
  try {
    return await work(async (question) => {
      process.stderr.write(question);
      const line = await lines.next();
      process.stderr.write("\n");
      if (line.done) throw new Cancelled();
      return line.value;
    });
  } finally {
    reader.close();
  }
};

/** Asks one thing on the terminal without showing what is typed. @throws Cancelled */
export const askHidden: AskHidden = (question) => askingHidden((ask) => ask(question));
