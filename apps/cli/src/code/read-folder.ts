import { opendir } from "node:fs/promises";
import { join } from "node:path";
import { type FolderDocument, kindOfFile, type Place, sharedFolder } from "@windlass/planner";
import { contentFolder, isBeside, isKnownFolder, manifest, manifestFile, readPlainFile } from "./folder-layout.ts";
import { type LineAndColumn, readYaml, YamlRefused } from "./yaml-read.ts";

/** As much as a server takes in one request. */
const mostBytesOfFile = 2 * 1024 * 1024;
const mostBytes = 64 * 1024 * 1024;
const mostFiles = 20_000;

/** What is wrong with a file, and where. */
export interface FileIssue extends LineAndColumn {
  /** Its path in the folder. */
  readonly file: string;
  readonly message: string;
}

export interface ReadFolder {
  readonly documents: readonly FolderDocument[];
  readonly issues: readonly FileIssue[];
  /** It says what all organisations share. */
  readonly isSharedIn: boolean;
  /** Where a place of a file is in its text. */
  readonly lineOf: (file: string, place: Place) => LineAndColumn;
}

const top: LineAndColumn = { line: 1, column: 1 };

class Reading {
  readonly issues: FileIssue[] = [];
  readonly documents: FolderDocument[] = [];
  readonly lines = new Map<string, (place: Place) => LineAndColumn>();
  readonly files: string[] = [];
  isSharedIn = false;
  readonly #root: string;
  #bytes = 0;

  constructor(root: string) {
    this.#root = root;
  }

  refuse(file: string, message: string, at: LineAndColumn = top): void {
    this.issues.push({ file, message, ...at });
  }

  /** Lists what is below a folder, and refuses what is no part of it. */
  async list(folder: string): Promise<void> {
    for await (const entry of await opendir(join(this.#root, folder))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (isBeside(path)) continue;
      if (this.files.length >= mostFiles) return;
      if (entry.isSymbolicLink()) this.refuse(path, "is a link, which is not followed: put the file itself there");
      else if (entry.isDirectory()) await this.#enter(path);
      else if (!entry.isFile()) this.refuse(path, "is no file");
      else if (folder === contentFolder) this.#expectContent(path, entry.name);
      else this.files.push(path);
    }
  }

  async #enter(path: string): Promise<void> {
    if (path === sharedFolder) this.isSharedIn = true;
    if (!isKnownFolder(path)) this.refuse(path, "this folder is no part of configuration as code");
    else if (!isBeside(`${path}/`)) await this.list(path);
  }

  #expectContent(path: string, name: string): void {
    if (!/^[0-9a-f]{64}$/.test(name)) this.refuse(path, "files with content are named by their SHA-256");
  }

  async read(file: string): Promise<void> {
    const bytes = await readPlainFile(join(this.#root, file), mostBytesOfFile);
    if (typeof bytes === "string")
      return this.refuse(file, bytes === "no-file" ? "is no file" : `is larger than ${mostBytesOfFile} bytes`);
    this.#bytes += bytes.length;
    if (this.#bytes > mostBytes) return this.refuse(file, `the folder holds more than ${mostBytes} bytes`);
    try {
      const { value, lineOf } = readYaml(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
      this.lines.set(file, lineOf);
      this.#take(file, value);
    } catch (error) {
      if (error instanceof YamlRefused) return this.refuse(file, error.message, error.at);
      if (error instanceof TypeError) return this.refuse(file, "is no text in UTF-8");
      throw error;
    }
  }

  #take(file: string, value: unknown): void {
    if (file === manifestFile) {
      const read = manifest.safeParse(value);
      if (!read.success)
        this.refuse(file, "expected “windlass: configuration” and “format: 1”: another version of Windlass wrote it");
      return;
    }
    const kind = kindOfFile(file);
    if (kind) this.documents.push({ file, ...kind, document: value });
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/**
 * Reads a folder of configuration as code. Whoever wrote it may mean harm: links, what is too large, and what is no part of
 * it are refused, all of it at once.
 *
 * @throws Error of the system where the folder cannot be read
 */
export const readFolder = async (root: string): Promise<ReadFolder> => {
  const reading = new Reading(root);
  await reading.list("");
  if (reading.files.length >= mostFiles) reading.refuse("", `it holds more than ${mostFiles} files`);
  if (!reading.files.includes(manifestFile))
    reading.refuse(manifestFile, "is missing: this is no folder that “windlass export” wrote");
  for (const file of reading.files.toSorted(compare)) {
    if (file === manifestFile || kindOfFile(file)) await reading.read(file);
    else reading.refuse(file, "this file is no part of configuration as code");
    // Nobody reads more, and whoever wrote it may have meant it to take long.
    if (reading.issues.length >= 100) break;
  }
  const { issues, documents, lines, isSharedIn } = reading;
  return { issues, documents, isSharedIn, lineOf: (file, place) => lines.get(file)?.(place) ?? top };
};
