import type { DriverArchitecture, DriverFile } from "@windlass/protocol";
import type { InfDocument } from "./document.ts";
import type { Entry } from "./entries.ts";
import { findInstallSection, type InfFamily, type LocatedSection, withNeeded } from "./install-section.ts";
import type { UsedInstallSection } from "./models.ts";
import { joinPath, SourceDisks } from "./source-disks.ts";
import type { VersionFacts } from "./version.ts";

interface Wanted {
  readonly path: string;
  readonly kind: DriverFile["kind"];
  readonly architectures: Set<DriverArchitecture>;
  readonly line: number;
}

/** Collects what the install sections copy; each list of files is walked once for each architecture. */
class FileCollector {
  readonly #family: InfFamily;
  readonly #wanted = new Map<string, Wanted>();
  readonly #walked = new Set<string>();
  readonly #disks = new Map<string, SourceDisks>();

  constructor(family: InfFamily) {
    this.#family = family;
  }

  list(): DriverFile[] {
    return [...this.#wanted.values()].map(({ architectures, ...file }) => ({
      ...file,
      architectures: [...architectures],
    }));
  }

  add(path: string, kind: DriverFile["kind"], architecture: DriverArchitecture | null, line: number): void {
    const key = path.toLowerCase();
    const known = this.#wanted.get(key) ?? { path, kind, architectures: new Set(), line };
    if (architecture) known.architectures.add(architecture);
    this.#wanted.set(key, known);
  }

  /** An install section, its `.CoInstallers` and `.Interfaces`, and all that these need. */
  addInstallSection({ architecture, section }: UsedInstallSection): void {
    for (const part of ["", ".CoInstallers", ".Interfaces"]) {
      const start = { document: section.document, name: section.name + part };
      if (!start.document.section(start.name)) continue;
      for (const located of withNeeded(this.#family, start)) {
        this.#addCopies(located, architecture);
        this.#addInterfaces(located, architecture);
      }
    }
  }

  #addInterfaces({ document, name }: LocatedSection, architecture: DriverArchitecture): void {
    for (const entry of document.entriesOf(name, "AddInterface")) {
      const section = document.expand(entry.values[2], entry);
      const located = section === "" ? null : findInstallSection(this.#family, section, architecture);
      if (located) this.#addCopies(located, architecture);
    }
  }

  #addCopies({ document, name }: LocatedSection, architecture: DriverArchitecture): void {
    if (this.#seen(document, `section ${name}`, architecture)) return;
    for (const entry of document.entriesOf(name, "CopyFiles"))
      for (const value of entry.values) {
        // File names are never replaced by strings, names of lists are.
        if (value.startsWith("@")) this.#addFile(document, value.slice(1).trim(), architecture, entry);
        else this.#addList(document, document.expand(value, entry), architecture, entry);
      }
    for (const entry of document.entriesOf(name, "CopyINF"))
      for (const value of entry.values) {
        const path = joinPath(document.expand(value, entry));
        if (path === null) document.report("path-outside", entry, value);
        else if (path !== "") this.add(path, "inf", architecture, entry.line);
      }
  }

  #addList(document: InfDocument, list: string, architecture: DriverArchitecture, askedBy: Entry): void {
    if (list === "" || this.#seen(document, `list ${list}`, architecture)) return;
    if (!document.section(list)) document.report("copy-list-missing", askedBy, list);
    for (const entry of document.entries(list)) {
      const [target = "", source = ""] = entry.key === null ? entry.values : [entry.key];
      this.#addFile(document, source || target, architecture, entry);
    }
  }

  #addFile(document: InfDocument, fileName: string, architecture: DriverArchitecture, entry: Entry): void {
    if (fileName === "") return;
    const place = this.#disksOf(document, architecture).locate(fileName, entry);
    if (place?.path) this.add(place.path, place.isCabinet ? "cabinet" : "file", architecture, entry.line);
  }

  #disksOf(document: InfDocument, architecture: DriverArchitecture): SourceDisks {
    const key = `${this.#family.indexOf(document)} ${architecture}`;
    const disks = this.#disks.get(key) ?? new SourceDisks(document, architecture);
    this.#disks.set(key, disks);
    return disks;
  }

  #seen(document: InfDocument, what: string, architecture: DriverArchitecture): boolean {
    const key = `${this.#family.indexOf(document)} ${architecture} ${what.toLowerCase()}`;
    if (this.#walked.has(key)) return true;
    this.#walked.add(key);
    return false;
  }
}

/** Files that have to lie beside an INF: its catalogs, what its sections copy, and INF files it brings along. */
export const readFiles = (
  family: InfFamily,
  catalogs: VersionFacts["catalogs"],
  installSections: readonly UsedInstallSection[],
): DriverFile[] => {
  const files = new FileCollector(family);
  for (const { name, architecture, line } of catalogs) {
    const path = joinPath(name);
    if (path) files.add(path, "catalog", architecture, line);
    else family[0].report("path-outside", family[0].entry("Version", "CatalogFile") ?? null, name);
  }
  for (const installSection of installSections) files.addInstallSection(installSection);
  return files.list();
};
