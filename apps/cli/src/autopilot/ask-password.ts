import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { WrongUsage } from "./wrong-usage.ts";

/** Asks on the terminal without showing what is typed. @throws WrongUsage where nobody is there to type */
export const askPassword = async (email: string): Promise<string> => {
  if (!process.stdin.isTTY) throw new WrongUsage("Put the password into WINDLASS_PASSWORD, or run this on a terminal.");
  process.stderr.write(`Password of ${email}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await reader.question("");
  } finally {
    reader.close();
    process.stderr.write("\n");
  }
};
