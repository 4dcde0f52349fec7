import { WindlassError } from "@windlass/protocol";
import type { RandomAccessReader } from "../random-access.ts";
import { InfDocument } from "./document.ts";
import type { InfFamily } from "./install-section.ts";

/** Opens another INF of the same folder by its name; null when there is none, as with Windows' own. */
export type OpenInclude = (name: string) => Promise<RandomAccessReader | null>;

/** Far more than vendors use. */
const mostIncludes = 16;

const plainName = /^[^\\/:*?"<>|]{1,255}$/;

/**
 * Reads the files that an INF, and those in turn, name in `Include`, each once: a circle ends where it closes. What is
 * not in the folder is Windows' own and left out.
 */
export const readIncludes = async (document: InfDocument, open: OpenInclude): Promise<InfFamily> => {
  const family: [InfDocument, ...InfDocument[]] = [document];
  const asked = new Set<string>([document.fileName.toLowerCase()]);
  for (const including of family)
    for (const { name, place } of including.includes()) {
      if (asked.has(name.toLowerCase()) || asked.size > mostIncludes || !plainName.test(name)) continue;
      asked.add(name.toLowerCase());
      const reader = await open(name);
      if (!reader) continue;
      try {
        family.push(await InfDocument.read(reader, name));
      } catch (error) {
        if (!(error instanceof WindlassError)) throw error;
        document.report("include-unreadable", including === document ? place : null, name);
      }
    }
  return family;
};
