import type { DriverArchitecture } from "@windlass/protocol";
import { infNames } from "./decoration.ts";
import type { InfDocument } from "./document.ts";
import type { Place } from "./problems.ts";

/** A section of one of the files read. */
export interface LocatedSection {
  readonly document: InfDocument;
  readonly name: string;
}

/** An INF with those of its folder that it includes, itself first. */
export type InfFamily = readonly [InfDocument, ...InfDocument[]];

/**
 * The one install section that counts: `name.nt<architecture>`, `name.nt`, `name`. A system decoration's version has no
 * part in it. Source: Microsoft, "Creating INF files for multiple platforms and operating systems".
 */
export const findInstallSection = (
  family: InfFamily,
  name: string,
  architecture: DriverArchitecture,
): LocatedSection | null => {
  for (const suffix of [`.nt${infNames[architecture]}`, ".nt", ""])
    for (const document of family) if (document.section(name + suffix)) return { document, name: name + suffix };
  return null;
};

/**
 * A section and, in order, all that it `Needs` in the files at hand, each once. What Windows' own files bring is
 * left out: they are not in the folder.
 */
export const withNeeded = (family: InfFamily, start: LocatedSection): LocatedSection[] => {
  const found: LocatedSection[] = [];
  const known = new Map<InfDocument, Set<string>>(family.map((document) => [document, new Set()]));
  const waiting: LocatedSection[] = [start];
  for (let located = waiting.shift(); located; located = waiting.shift()) {
    const { document, name } = located;
    const seen = known.get(document);
    if (seen?.has(name.toLowerCase())) continue;
    seen?.add(name.toLowerCase());
    found.push(located);
    waiting.push(...neededBy(family, located, start));
  }
  return found;
};

const neededBy = (family: InfFamily, { document, name }: LocatedSection, start: LocatedSection): LocatedSection[] => {
  const includesOthers = document.entry(name, "Include") !== undefined;
  return document.entriesOf(name, "Needs").flatMap((entry) =>
    entry.values.flatMap((value): LocatedSection[] => {
      const needed = document.expand(value, entry);
      if (needed === "") return [];
      const isStart = (candidate: InfDocument) =>
        candidate === start.document && needed.toLowerCase() === start.name.toLowerCase();
      const holder = [document, ...family].find((candidate) => candidate.section(needed));
      if (holder && isStart(holder)) document.report("needs-cycle", entry, needed);
      else if (holder) return [{ document: holder, name: needed }];
      else if (!includesOthers) document.report("needs-missing", entry, needed);
      return [];
    }),
  );
};

/** `AddService=,2`: no service, but the device counts as installed. Source: Microsoft, "Installing a null driver". */
export const isNullDriver = (family: InfFamily, section: LocatedSection): boolean =>
  withNeeded(family, { document: section.document, name: `${section.name}.Services` }).some(({ document, name }) =>
    document.entriesOf(name, "AddService").some(({ values: [service = "", flags = ""] }) => {
      const associates = (Number(flags) & 2) !== 0;
      return service === "" && associates;
    }),
  );

/** `ExcludeID` and `FeatureScore` count only where they stand directly in the install section. */
export const readExclusions = ({ document, name }: LocatedSection): string[] =>
  document.entriesOf(name, "ExcludeID").flatMap((entry) => readIdentifiers(document, entry.values, entry));

/** Identifiers longer than Windows makes them (MAX_DEVICE_ID_LEN) fit no device; empty places are dropped. */
const longestIdentifier = 200;

export const readIdentifiers = (document: InfDocument, fields: readonly string[], place: Place): string[] =>
  fields.flatMap((field) => {
    const identifier = document.expand(field, place);
    if (identifier.length <= longestIdentifier) return identifier === "" ? [] : [identifier];
    document.report("identifier-unreadable", place, String(identifier.length));
    return [];
  });

/** No score is 255, the worst. Source: Microsoft, "INF FeatureScore directive". */
export const readFeatureScore = ({ document, name }: LocatedSection): number => {
  const entry = document.entry(name, "FeatureScore");
  if (!entry) return 255;
  const text = document.expand(entry.values[0], entry);
  const [, digits] = /^(?:0x)?([0-9a-f]{1,2})$/i.exec(text) ?? [];
  if (digits !== undefined) return Number.parseInt(digits, 16);
  document.report("feature-score-unreadable", entry, text);
  return 255;
};
