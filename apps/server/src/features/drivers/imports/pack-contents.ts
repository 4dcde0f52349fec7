import { WindlassError } from "@windlass/protocol";
import { runSevenZip, type Unpacking } from "./seven-zip.ts";

/** What an archive says of itself before anything is unpacked. */
export interface PackContents {
  /** As 7-Zip calls the format, such as `zip`, `Cab`, `7z`, `PE`. */
  readonly kind: string;
  readonly entries: number;
  /** Bytes unpacked, as far as it says. */
  readonly size: number;
}

/** A pack for all models of a maker has some 50,000 files and 20 GB. */
const mostEntries = 300_000;
const mostBytes = 60 * 1024 ** 3;

/** Drivers shrink to a fifth at best; only a bomb shrinks to a thousandth. */
const largestRatio = 1000;
const ratioCountsFromBytes = 500_000_000;

/** Why an entry may not be unpacked; null when it may. */
const unsafe = (entry: ReadonlyMap<string, string>): string | null => {
  const path = entry.get("Path") ?? "";
  const names = path.split(/[\\/]/);
  if (names.includes("..")) return "leads out of its folder";
  if (/^[\\/]/.test(path) || /^[a-z]:/i.test(path)) return "names a place of its own";
  if (path.length > 1000) return "has a name of more than 1000 characters";
  const isLink =
    Boolean(entry.get("Symbolic Link")) ||
    Boolean(entry.get("Hard Link")) ||
    / l[r-]/.test(` ${entry.get("Attributes")}`);
  if (isLink || /^l/.test(entry.get("Mode") ?? "")) return "is a link";
  if (entry.get("Encrypted") === "+") return "needs a password";
  return null;
};

const tooLarge = (file: string, what: string) =>
  new WindlassError("driver.pack-too-large", { parameters: { file, what } });

/**
 * Lists an archive and refuses what must not be unpacked: ways out of the folder, links, bombs.
 *
 * @param packedBytes size of the archive itself
 * @throws WindlassError `driver.pack-unsafe`, `driver.pack-too-large`, `driver.pack-unreadable`
 */
export const listPack = async (path: string, packedBytes: number, unpacking: Unpacking): Promise<PackContents> => {
  const { fileName } = unpacking;
  let kind = "";
  let entries = 0;
  let size = 0;
  let inEntries = false;
  let entry = new Map<string, string>();

  const endEntry = (): void => {
    if (!entry.has("Path")) return;
    const what = unsafe(entry);
    if (what !== null)
      throw new WindlassError("driver.pack-unsafe", {
        parameters: { file: fileName, entry: (entry.get("Path") ?? "").slice(0, 300), what },
      });
    entries++;
    size += Number(entry.get("Size") ?? 0) || 0;
    if (entries > mostEntries) throw tooLarge(fileName, `more than ${mostEntries} entries`);
    if (size > mostBytes) throw tooLarge(fileName, `more than ${mostBytes} bytes`);
    if (size > ratioCountsFromBytes && size > packedBytes * largestRatio)
      throw tooLarge(fileName, `more than ${largestRatio} times its own ${packedBytes} bytes`);
    entry = new Map();
  };

  await runSevenZip(["l", "-slt", "-sccUTF-8", "-pnone", "--", path], unpacking, 0, (line) => {
    if (!inEntries) {
      inEntries = line.startsWith("----------");
      if (line.startsWith("Type = ")) kind = line.slice("Type = ".length);
      return;
    }
    if (line === "") endEntry();
    const [, key, value = ""] = /^([A-Z][A-Za-z ]*) = ?(.*)$/.exec(line) ?? [];
    if (key !== undefined) entry.set(key, value);
  });
  endEntry();
  return { kind, entries, size };
};
