import { readFile } from "node:fs/promises";
import { type SecretKind, type SecretValue, secretValue } from "@windlass/protocol";
import { askHidden, askingHidden } from "../ask-hidden.ts";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { readStandardInput } from "../standard-input.ts";

/** What of a value may stand on the command line: nothing of it is secret. */
export interface ValueFlags {
  readonly userName?: string;
  readonly file?: string;
}

const withoutLineEnd = (text: string): string => text.replace(/\r?\n$/, "");

/** From standard input; on a terminal it is asked for twice, for nobody sees what is typed. */
const readLine = async (question: string): Promise<string> => {
  if (!process.stdin.isTTY) return withoutLineEnd(await readStandardInput());
  return askingHidden(async (ask) => {
    const first = await ask(`${question}: `);
    if (first !== (await ask("Once more: "))) throw new WrongUsage("The two are not the same. Nothing was saved.");
    return first;
  });
};

const readWhole = async (file: string | undefined): Promise<Buffer> => {
  if (file !== undefined) return readFile(file);
  if (process.stdin.isTTY) throw new WrongUsage("Give the text on standard input, or a file with --file.");
  return Buffer.from(await readStandardInput(), "utf8");
};

/** A certificate's password is asked for once: the file itself says whether it is right. */
const readFilePassword = async (): Promise<string> =>
  process.stdin.isTTY
    ? askHidden("Password of the file (Enter where it has none): ")
    : withoutLineEnd(await readStandardInput());

const required = (value: string | undefined, option: string, kind: SecretKind): string => {
  if (value === undefined) throw new WrongUsage(`A secret of the kind ${kind} needs ${option}.`);
  return value;
};

const partsOf = async (kind: SecretKind, flags: ValueFlags): Promise<object> => {
  switch (kind) {
    case "password":
      return { password: await readLine("Password") };
    case "user-name-password": {
      const userName = required(flags.userName, "--user-name", kind);
      return { userName, password: await readLine("Password") };
    }
    case "client-secret":
      return { value: await readLine("Client secret") };
    case "product-key":
      return { productKey: await readLine("Product key") };
    case "certificate": {
      const file = await readFile(required(flags.file, "--file", kind));
      return { file: file.toString("base64"), password: await readFilePassword() };
    }
    case "wifi-profile":
      return { xml: (await readWhole(flags.file)).toString("utf8") };
    case "text":
      return { text: (await readWhole(flags.file)).toString("utf8") };
  }
};

/**
 * A secret's value, from standard input, a file, or a person at the terminal; never from the command line, which every
 * process of the machine can read.
 *
 * @throws WrongUsage saying what is wrong with it, and never repeating it
 */
export const readValue = async (kind: SecretKind, flags: ValueFlags): Promise<SecretValue> => {
  const parsed = secretValue.safeParse({ kind, ...(await partsOf(kind, flags)) });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WrongUsage(`The value cannot be used: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "wrong"}.`);
};
