import { lstat, mkdir, opendir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { codeKinds, type FolderDocument, jsonSchemaOf, kindOfFile, sharedFolder } from "@windlass/planner";
import { z } from "zod";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { isBeside, manifest, manifestFile, readPlainFile, schemaFolder } from "./folder-layout.ts";
import { readYaml } from "./yaml-read.ts";
import { yamlText } from "./yaml-write.ts";

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

const isOurs = async (root: string): Promise<boolean> => {
  const bytes = await readPlainFile(join(root, manifestFile), 10_000).catch(() => "no-file" as const);
  if (typeof bytes === "string") return false;
  try {
    return manifest.safeParse(readYaml(bytes.toString("utf8")).value).success;
  } catch {
    return false;
  }
};

/** Every file below a folder; a link, through which something else would be written over, is refused. */
const filesBelow = async (root: string, folder = ""): Promise<string[]> => {
  const files: string[] = [];
  for await (const entry of await opendir(join(root, folder))) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (folder === "" && entry.name.startsWith(".")) continue;
    if (entry.isSymbolicLink()) throw new WrongUsage(`${join(root, path)} is a link: nothing is written through it.`);
    if (entry.isDirectory()) files.push(...(await filesBelow(root, path)));
    else files.push(path);
  }
  return files;
};

const schemaText = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`;

/** JSON Schema of every kind of file, for editors. */
const schemaFiles = (): Map<string, string> =>
  new Map([
    ...codeKinds.map((kind) => [`${schemaFolder}/${kind}.json`, schemaText(jsonSchemaOf(kind))] as const),
    [`${schemaFolder}/windlass.json`, schemaText(z.toJSONSchema(manifest))],
  ]);

const textOf = ({ file, kind, document }: FolderDocument): string => {
  const up = "../".repeat(file.split("/").length - 1);
  return yamlText(z.record(z.string(), z.unknown()).parse(document), `${up}${schemaFolder}/${kind}.json`);
};

/** Only what differs is written, so that times of files say when something changed. */
const write = async (root: string, file: string, text: string): Promise<void> => {
  const path = join(root, file);
  if ((await readFile(path, "utf8").catch(() => null)) === text) return;
  await mkdir(dirname(path), { recursive: true });
  const next = join(root, ".windlass-export");
  await writeFile(next, text, { mode: 0o644 });
  await rename(next, path);
};

/** @throws WrongUsage where the folder holds something that was not exported, or a link */
const prepare = async (root: string): Promise<string[]> => {
  await mkdir(root, { recursive: true });
  const files = await filesBelow(root);
  if (files.some((file) => !isBeside(file)) && !(await isOurs(root)))
    throw new WrongUsage(`${root} is not empty and holds no export of Windlass (it has no ${manifestFile}).`);
  return files;
};

/** Writes what editors need to help with a folder: JSON Schema of each kind of file, and the file by which it is known. */
export const writeSchemas = async (root: string): Promise<void> => {
  await prepare(root);
  const about = yamlText({ windlass: "configuration", format: 1 }, `${schemaFolder}/windlass.json`);
  if (!(await isThere(join(root, manifestFile)))) await write(root, manifestFile, about);
  for (const [file, text] of schemaFiles()) await write(root, file, text);
};

/**
 * Makes a folder hold exactly these documents: writes what differs, removes files of objects that are no more. What lies
 * beside them, such as `.git` and a README, stays; so does what all organisations share, when it is not written.
 *
 * @throws WrongUsage where the folder holds something else
 */
export const writeFolder = async (
  root: string,
  documents: readonly FolderDocument[],
  isSharedIn: boolean,
): Promise<void> => {
  const earlier = await prepare(root);
  await writeSchemas(root);
  for (const document of documents) await write(root, document.file, textOf(document));
  const written = new Set(documents.map(({ file }) => file));
  const isStale = (file: string) =>
    kindOfFile(file) !== null && !written.has(file) && (isSharedIn || !file.startsWith(`${sharedFolder}/`));
  for (const file of earlier.filter(isStale)) await rm(join(root, file));
  // Its presence says that the folder speaks of what is shared, also where there is nothing.
  if (isSharedIn) await mkdir(join(root, sharedFolder), { recursive: true });
};
