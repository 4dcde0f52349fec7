import {
  type CatalogueDriver,
  type CataloguePack,
  catalogueDriver,
  catalogueHeader,
  type DeviceNode,
  type DriverFacts,
  WindlassError,
} from "@windlass/protocol";
import type { LibraryDriver } from "./library-driver.ts";

/** Of a catalogue what concerns one device. */
export interface DriverSelection {
  readonly packs: readonly CataloguePack[];
  readonly drivers: readonly CatalogueDriver[];
}

/** Software components make others in turn; makers do it once. */
const mostRounds = 5;

const jsonText = /"(?:[^"\\]|\\.)*"/g;

/** As the identifier stands in JSON, without regard to case. */
const inJson = (id: string): string => JSON.stringify(id).toUpperCase();

/** Whether any text in the line is one of these. It may be a description by chance: matching decides, this only narrows. */
const namesOneOf = (line: string, wanted: ReadonlySet<string>): boolean => {
  jsonText.lastIndex = 0;
  for (let found = jsonText.exec(line); found; found = jsonText.exec(line))
    if (wanted.has(found[0].toUpperCase())) return true;
  return false;
};

const componentIdsOf = (facts: DriverFacts): string[] =>
  facts.manufacturers.flatMap(({ sections }) =>
    sections.flatMap(({ models }) => models.flatMap(({ componentIds = [] }) => componentIds)),
  );

/** A line through its schema. @throws WindlassError `driver.catalogue-damaged` */
const readLine = <Value>(
  schema: { parse(value: unknown): Value },
  text: string,
  { file, line }: { readonly file: string; readonly line: number },
): Value => {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const what = "it is not what this version of Windlass writes";
    throw new WindlassError("driver.catalogue-damaged", { parameters: { file, line, what }, cause });
  }
};

/**
 * Reads a catalogue's lines and keeps the drivers that name one of the device's identifiers, or that of a software
 * component which one of them makes. Only these are parsed: a library of 10,000 drivers passes in little memory.
 *
 * @param open begins to read the catalogue anew; called once more for each generation of software components
 * @param file how errors name the catalogue
 * @throws WindlassError `driver.catalogue-damaged`, and what reading throws
 */
export const selectFromCatalogue = async (
  open: () => AsyncIterable<string>,
  nodes: readonly DeviceNode[],
  file: string,
): Promise<DriverSelection> => {
  let packs: readonly CataloguePack[] = [];
  const found = new Map<number, CatalogueDriver>();
  const asked = new Set<string>();
  let wanted = new Set(nodes.flatMap((node) => [...node.hardwareIds, ...node.compatibleIds]).map(inJson));
  for (let round = 0; round < mostRounds && (wanted.size > 0 || round === 0); round += 1) {
    for (const id of wanted) asked.add(id);
    const components = new Set<string>();
    let line = 0;
    for await (const text of open()) {
      line += 1;
      if (line === 1) packs = readLine(catalogueHeader, text, { file, line }).packs;
      else if (!found.has(line) && namesOneOf(text, wanted)) {
        const driver = readLine(catalogueDriver, text, { file, line });
        found.set(line, driver);
        for (const id of componentIdsOf(driver.facts)) components.add(inJson(id));
      }
    }
    wanted = new Set([...components].filter((id) => !asked.has(id)));
  }
  return { packs, drivers: [...found].sort(([a], [b]) => a - b).map(([, driver]) => driver) };
};

/** Drivers as they are matched: one that came in several packs once for each, since each pack has a filter of its own. */
export const libraryDriversOf = ({ packs, drivers }: DriverSelection): LibraryDriver[] => {
  const byId = new Map(packs.map((pack) => [pack.id, pack]));
  return drivers.flatMap((driver): LibraryDriver[] => {
    const own = driver.packIds.flatMap((id) => byId.get(id) ?? []);
    const plain = {
      id: driver.id,
      name: driver.inf,
      facts: driver.facts,
      active: true,
      availableToWindowsPe: driver.availableToWindowsPe,
      architectures: driver.architectures,
      minimumBuild: driver.minimumBuild,
      filter: driver.filter,
      complete: true,
      digest: driver.digest,
    };
    return own.length === 0 ? [{ ...plain, pack: null }] : own.map((pack) => ({ ...plain, pack }));
  });
};
