import type { DriverArchitecture, DriverManufacturer, DriverModel, DriverTarget } from "@windlass/protocol";
import { readComponentIds } from "./components.ts";
import { parseDecoration, undecorated } from "./decoration.ts";
import type { InfDocument } from "./document.ts";
import type { Entry } from "./entries.ts";
import {
  findInstallSection,
  type InfFamily,
  isNullDriver,
  type LocatedSection,
  readExclusions,
  readFeatureScore,
  readIdentifiers,
} from "./install-section.ts";
import { readDriverVersion } from "./version.ts";

/** Models and identifiers together that one file may tell of, however often its lines name the same sections. */
const mostFacts = 500_000;

/** What an install section adds to the models that use it. */
type Installation = Omit<DriverModel, "description" | "installSection" | "hardwareIds" | "compatibleIds"> & {
  readonly section: LocatedSection | null;
};

/** An install section that a models section names, as it is found on one architecture. */
export interface UsedInstallSection {
  readonly architecture: DriverArchitecture;
  readonly section: LocatedSection;
}

export interface Models {
  readonly manufacturers: DriverManufacturer[];
  readonly installSections: UsedInstallSection[];
}

const driverVersionOf = ({ document, name }: LocatedSection) => {
  const entry = document.entry(name, "DriverVer");
  return entry ? readDriverVersion(document, entry) : {};
};

const readInstallation = (family: InfFamily, section: LocatedSection | null): Installation => {
  if (!section) return { section, excludedIds: [], featureScore: 255 };
  const componentIds = readComponentIds(family, section);
  return {
    section,
    excludedIds: readExclusions(section),
    featureScore: readFeatureScore(section),
    ...driverVersionOf(section),
    ...(isNullDriver(family, section) && { nullDriver: true }),
    ...(componentIds.length > 0 && { componentIds }),
  };
};

/** Reads models sections once for each architecture, and counts what is told. */
class ModelReader {
  readonly installSections: UsedInstallSection[] = [];
  readonly #family: InfFamily;
  readonly #document: InfDocument;
  readonly #installations = new Map<string, Installation>();
  readonly #read = new Map<string, DriverModel[]>();
  #facts = 0;

  constructor(family: InfFamily) {
    this.#family = family;
    [this.#document] = family;
  }

  read(sectionName: string, architecture: DriverArchitecture, place: Entry): DriverModel[] {
    const key = `${architecture} ${sectionName.toLowerCase()}`;
    const models = this.#read.get(key) ?? this.#readSection(sectionName, architecture);
    this.#read.set(key, models);
    for (const { hardwareIds, compatibleIds, excludedIds } of models)
      this.#facts += 1 + hardwareIds.length + compatibleIds.length + excludedIds.length;
    if (this.#facts > mostFacts)
      this.#document.refuse(place, `it tells of more than ${mostFacts} models and identifiers`);
    return models;
  }

  #readSection(sectionName: string, architecture: DriverArchitecture): DriverModel[] {
    return this.#document.entries(sectionName).flatMap((entry) => {
      const { key, values } = entry;
      const installSection = this.#document.expand(values[0], entry);
      if (key === null || installSection === "") {
        this.#document.report("model-unreadable", entry, sectionName);
        return [];
      }
      const description = this.#document.expand(key, entry);
      const hardwareIds = readIdentifiers(this.#document, values.slice(1, 2), entry);
      const compatibleIds = readIdentifiers(this.#document, values.slice(2), entry);
      if (hardwareIds.length + compatibleIds.length === 0) {
        this.#document.report("model-without-identifier", entry, description);
        return [];
      }
      const { section: _, ...installation } = this.#installation(installSection, architecture, entry);
      return { description, installSection, hardwareIds, compatibleIds, ...installation };
    });
  }

  #installation(name: string, architecture: DriverArchitecture, place: Entry): Installation {
    const key = `${architecture} ${name.toLowerCase()}`;
    const known = this.#installations.get(key);
    if (known) return known;
    const section = findInstallSection(this.#family, name, architecture);
    if (section) this.installSections.push({ architecture, section });
    else this.#document.report("install-section-missing", place, name);
    const installation = readInstallation(this.#family, section);
    this.#installations.set(key, installation);
    return installation;
  }
}

/** A section that a line of [Manufacturer] may choose. */
interface Choice {
  readonly target: DriverTarget;
  readonly sectionName: string;
}

const choicesOf = (document: InfDocument, base: string, decorations: readonly string[], place: Entry): Choice[] => {
  const choices: Choice[] = [];
  const known = new Set<string>();
  // A section without decoration serves x86 also beside decorated ones; alone it is the only one there can be.
  const isNamed = decorations.every((decoration) => decoration === "");
  if (isNamed || document.section(base)) choices.push({ target: undecorated, sectionName: base });
  for (const decoration of decorations) {
    if (decoration === "" || known.has(decoration.toLowerCase())) continue;
    known.add(decoration.toLowerCase());
    const target = parseDecoration(decoration);
    if (target) choices.push({ target, sectionName: `${base}.${decoration}` });
    else document.report("decoration-unreadable", place, decoration);
  }
  return choices;
};

const readManufacturer = (document: InfDocument, models: ModelReader, entry: Entry): DriverManufacturer[] => {
  const [first = "", ...decorations] = entry.values.map((value) => document.expand(value, entry));
  const name = entry.key === null ? first : document.expand(entry.key, entry);
  if (first === "") {
    document.report("manufacturer-unreadable", entry);
    return [];
  }
  const sections = choicesOf(document, first, decorations, entry).map(({ target, sectionName }) => {
    // A near name is never guessed: a system that chooses a section which is not there gets nothing.
    if (!document.section(sectionName)) document.report("models-section-missing", entry, sectionName);
    return { target, models: models.read(sectionName, target.architecture, entry) };
  });
  return [{ name, sections }];
};

/** Reads [Manufacturer], the models it leads to, and which install sections these use. */
export const readModels = (family: InfFamily): Models => {
  const [document] = family;
  const models = new ModelReader(family);
  const manufacturers = document.entries("Manufacturer").flatMap((entry) => readManufacturer(document, models, entry));
  return { manufacturers, installSections: models.installSections };
};
