import type { DriverArchitecture } from "@windlass/protocol";
import { infNames } from "./decoration.ts";
import type { InfDocument } from "./document.ts";
import type { Entry } from "./entries.ts";

/** A file's or cabinet's place below the INF's folder; null for one that leads out of it. */
export interface SourcePlace {
  readonly path: string | null;
  readonly isCabinet: boolean;
}

/** Joins the parts of a path as Windows writes it; null when it is absolute or climbs out. */
export const joinPath = (...parts: readonly string[]): string | null => {
  const names = parts.flatMap((part) => part.split(/[\\/]/)).filter((name) => name !== "" && name !== ".");
  return names.some((name) => name === ".." || name.includes(":")) ? null : names.join("/");
};

const byKey = (document: InfDocument, sections: readonly string[]): Map<string, Entry> => {
  const entries = new Map<string, Entry>();
  for (const section of sections)
    for (const entry of document.entries(section)) {
      const key = (entry.key ?? entry.values[0] ?? "").toLowerCase();
      if (!entries.has(key)) entries.set(key, entry);
    }
  return entries;
};

/**
 * Where the files of one INF lie for one architecture: sections with its name first, then the general ones.
 * Source: Microsoft, "INF SourceDisksFiles section" and "INF SourceDisksNames section".
 */
export class SourceDisks {
  readonly #document: InfDocument;
  readonly #files: ReadonlyMap<string, Entry>;
  readonly #disks: ReadonlyMap<string, Entry>;
  /** `LayoutFile` leaves the places of files to Windows' own INF. */
  readonly #hasLayout: boolean;

  constructor(document: InfDocument, architecture: DriverArchitecture) {
    const suffix = `.${infNames[architecture]}`;
    this.#document = document;
    this.#files = byKey(document, [`SourceDisksFiles${suffix}`, "SourceDisksFiles"]);
    this.#disks = byKey(document, [`SourceDisksNames${suffix}`, "SourceDisksNames"]);
    this.#hasLayout = document.entry("Version", "LayoutFile") !== undefined;
  }

  /** @returns null for a file that Windows brings itself */
  locate(fileName: string, askedBy: Entry): SourcePlace | null {
    const entry = this.#files.get(fileName.toLowerCase());
    if (!entry) {
      if (this.#hasLayout) return null;
      this.#document.report("file-without-source", askedBy, fileName);
      return this.#placed(joinPath(fileName), false, askedBy, fileName);
    }
    const [diskId = "", folder = ""] = entry.values.map((value) => this.#document.expand(value, entry));
    const disk = this.#disks.get(diskId.toLowerCase());
    if (!disk) this.#document.report("disk-unknown", entry, diskId);
    const [, tag = "", , diskFolder = ""] = disk?.values.map((value) => this.#document.expand(value, disk)) ?? [];
    if (/\.cab$/i.test(tag)) return this.#placed(joinPath(diskFolder, tag), true, entry, tag);
    return this.#placed(joinPath(diskFolder, folder, fileName), false, entry, `${diskFolder}\\${folder}\\${fileName}`);
  }

  #placed(path: string | null, isCabinet: boolean, entry: Entry, written: string): SourcePlace {
    if (path === null) this.#document.report("path-outside", entry, written);
    return { path, isCabinet };
  }
}
