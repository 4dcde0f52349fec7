import type { MdtCommand, MdtFileReference } from "@windlass/protocol";
import { withoutSecrets } from "./secrets.ts";
import type { ShareTree } from "./share-folder.ts";

/** Variables for places of the share; `%SCRIPTROOT%` is its folder Scripts (ZTIUtility.vbs). */
const places: Readonly<Record<string, string>> = {
  scriptroot: "Scripts",
  deployroot: "",
  resourceroot: "",
  toolroot: "Tools\\x64",
};

/** A command names a handful of files; a hostile one may not make the disk be asked for ever. */
const mostFiles = 40;

const inShare = (written: string): string | null => {
  const [, variable, rest = ""] = /^%(\w+)%[\\/]*(.*)$/.exec(written) ?? [];
  if (variable === undefined) return null;
  const place = places[variable.toLowerCase()];
  return place === undefined ? null : `${place}\\${rest}`;
};

/** Words that may be names of files: what stands in quotes, between spaces, behind `=`, and between semicolons. */
const candidatesOf = (text: string): string[] => {
  const words = [...text.matchAll(/"([^"]{1,400})"?|([^\s"]{1,400})/g)].flatMap(([, quoted, plain]) => {
    const word = quoted ?? plain ?? "";
    return [word, ...word.split(/[=;]/), ...(quoted === undefined ? [] : quoted.split(/\s+/))];
  });
  const files = words.filter((word) => /\.[A-Za-z0-9]{1,10}$/.test(word) || /^%\w+%\\/.test(word));
  return [...new Set(files.map((word) => word.replace(/^'(.*)'$/, "$1")))].slice(0, mostFiles);
};

/**
 * A command as it may be handed out, with the files that it names and that are there.
 *
 * @param bases folders of the share in which its relative paths are looked for, the first first
 */
export const readCommand = async (tree: ShareTree, written: string, bases: readonly string[]): Promise<MdtCommand> => {
  const { text, hidden } = withoutSecrets(written.trim());
  const files: MdtFileReference[] = [];
  for (const candidate of candidatesOf(text)) {
    const absolute = inShare(candidate);
    const relative = /^[%\\/]|^[A-Za-z]:/.test(candidate) ? [] : bases.map((base) => `${base}\\${candidate}`);
    for (const path of absolute === null ? relative : [absolute]) {
      const found = await tree.find(path);
      if (found?.kind !== "file") continue;
      files.push({ written: candidate, path: found.path });
      break;
    }
  }
  return { text, hidden, files };
};
