import { readFileSync } from "node:fs";
import { join } from "node:path";
import { memoryReader } from "../random-access.ts";
import { type Inf, type InfOptions, readInf } from "./read-inf.ts";

const folder = join(import.meta.dirname, "../../fixtures/inf");

/** A sample INF's text; the files themselves are UTF-8 without mark. */
export const infFixture = (name: string): string => readFileSync(join(folder, name), "utf8");

/** Text as bytes of an encoding that INF files come in. */
export const encode = (
  text: string,
  encoding: "utf-16le" | "utf-16be" | "utf-8" | "windows-1252",
  mark = true,
): Buffer => {
  if (encoding === "windows-1252") return Buffer.from(text, "latin1");
  const marked = mark ? `\ufeff${text}` : text;
  if (encoding === "utf-8") return Buffer.from(marked);
  const bytes = Buffer.from(marked, "utf16le");
  return encoding === "utf-16be" ? bytes.swap16() : bytes;
};

export const readText = async (text: string | Uint8Array, options?: InfOptions, fileName = "test.inf"): Promise<Inf> =>
  await readInf(memoryReader(typeof text === "string" ? Buffer.from(text) : text), fileName, options);

/** The complete [Version] of a driver, so that a test shows only what it is about. */
export const versionSection = `[Version]
Signature="$Windows NT$"
Class=Net
ClassGuid={4d36e972-e325-11ce-bfc1-08002be10318}
Provider=Contoso
CatalogFile=test.cat
DriverVer=01/02/2024,1.2.3.4
`;
