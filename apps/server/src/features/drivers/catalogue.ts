import { type ContentStore, readCatalogueLines, sha256Of, writeCatalogue } from "@windlass/content";
import type { DriverSelection } from "@windlass/planner";
import {
  type CatalogueEntry,
  type CataloguePack,
  canonicalJson,
  catalogueEntry,
  catalogueHeader,
  catalogueLimits,
  type PublishedDrivers,
  WindlassError,
} from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { keepBlobs } from "../content/keep-blobs.ts";
import { rememberBlob } from "../content/remember-blob.ts";
import { listDeployableDrivers, listInactivePacks, readFacts } from "./catalogue-repository.ts";

/** What a catalogue says, without the facts of its drivers. */
export interface CatalogueContents {
  readonly packs: readonly CataloguePack[];
  readonly drivers: readonly CatalogueEntry[];
}

/** Facts of so many drivers are in memory at once; those of one graphics driver can have megabytes. */
const driversAtOnce = 100;

const refuse = (what: string, limit: number) => new WindlassError("driver.too-many", { parameters: { what, limit } });

/** What the organisation's devices may get now. @throws driver.too-many */
export const deployableDrivers = async (connection: Connection, organisationId: string): Promise<CatalogueContents> => {
  const packs = new Map<string, CataloguePack>();
  const drivers: CatalogueEntry[] = [];
  for (const row of await listDeployableDrivers(connection, organisationId)) {
    const bringing = row.packs.filter(({ active }) => active);
    if (row.packs.length > 0 && bringing.length === 0) continue;
    for (const { id, name, filter } of bringing) packs.set(id, { id, name, filter });
    drivers.push({
      id: row.id,
      inf: row.inf_name,
      description: row.description,
      availableToWindowsPe: row.available_to_windows_pe,
      architectures: row.limited_architectures,
      minimumBuild: row.limited_minimum_build,
      filter: row.filter,
      packIds: bringing.map(({ id }) => id),
      digest: row.digest,
      archive: { sha256: row.sha256, sizeBytes: row.size_bytes },
    });
  }
  if (drivers.length > catalogueLimits.drivers) throw refuse(`${drivers.length} drivers`, catalogueLimits.drivers);
  if (packs.size > catalogueLimits.packs) throw refuse(`${packs.size} driver packs`, catalogueLimits.packs);
  return { packs: [...packs.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), drivers };
};

/** Names what a catalogue says; facts need not be looked at, since those of one driver never change. Null: no drivers. */
export const fingerprintOf = ({ packs, drivers }: CatalogueContents): string | null =>
  drivers.length === 0 ? null : sha256Of(canonicalJson({ packs, drivers }));

const linesOf = async function* (
  connection: Connection,
  { packs, drivers }: CatalogueContents,
): AsyncGenerator<object> {
  yield { schemaVersion: 1, packs };
  for (let from = 0; from < drivers.length; from += driversAtOnce) {
    const some = drivers.slice(from, from + driversAtOnce);
    const facts = await readFacts(
      connection,
      some.map(({ id }) => id),
    );
    for (const driver of some) {
      const known = facts.get(driver.id);
      // Deleted a moment ago by somebody who does not wait for publications.
      if (!known) throw new WindlassError("object.changed", { parameters: { kind: "driver" } });
      yield { ...driver, facts: known };
    }
  }
};

/** Of what the organisation's devices may get now these drivers alone, with their facts. */
export const selectDeployable = async (
  connection: Connection,
  organisationId: string,
  ids: ReadonlySet<string>,
): Promise<DriverSelection> => {
  const { packs, drivers } = await deployableDrivers(connection, organisationId);
  if (ids.size === 0) return { packs, drivers: [] };
  const facts = await readFacts(connection, [...ids]);
  return {
    packs,
    drivers: drivers.flatMap((driver) => {
      const known = facts.get(driver.id);
      return known ? [{ ...driver, facts: known }] : [];
    }),
  };
};

/** Those of the packs that are switched off. */
export const inactivePacks = async (connection: Connection, ids: readonly string[]): Promise<Set<string>> =>
  new Set(ids.length === 0 ? [] : await listInactivePacks(connection, ids));

/** Puts the catalogue into the store. Null: there are no drivers. */
export const writeCatalogueOf = async (
  connection: Connection,
  store: ContentStore,
  contents: CatalogueContents,
): Promise<PublishedDrivers | null> => {
  const fingerprint = fingerprintOf(contents);
  if (fingerprint === null) return null;
  const { sha256, sizeBytes } = await store.put(writeCatalogue(linesOf(connection, contents)));
  await rememberBlob(connection, { sha256, sizeBytes }, store);
  const archives = [...new Set(contents.drivers.map(({ archive }) => archive.sha256))].sort();
  return { sha256, sizeBytes, fingerprint, archives, drivers: contents.drivers.length };
};

/**
 * The catalogue for a publication, with it and all content that it names held against being freed.
 *
 * @param prepared one that was written before; it counts where it says the same
 * @throws content.vanished when an archive was freed meanwhile
 */
export const catalogueToPublish = async (
  connection: Connection,
  store: ContentStore,
  contents: CatalogueContents,
  prepared: PublishedDrivers | null,
): Promise<PublishedDrivers | null> => {
  const isSame = prepared !== null && prepared.fingerprint === fingerprintOf(contents);
  const catalogue = isSame ? prepared : await writeCatalogueOf(connection, store, contents);
  if (catalogue) await keepBlobs(connection, [...catalogue.archives, catalogue.sha256].sort());
  return catalogue;
};

/** What an earlier publication's catalogue said; nothing for one without drivers. */
export const readCatalogue = async (
  store: ContentStore,
  published: PublishedDrivers | null,
): Promise<CatalogueContents> => {
  if (published === null) return { packs: [], drivers: [] };
  let packs: readonly CataloguePack[] | undefined;
  const drivers: CatalogueEntry[] = [];
  for await (const line of readCatalogueLines(await store.open(published.sha256), "of a publication")) {
    const value: unknown = JSON.parse(line);
    if (packs === undefined) packs = catalogueHeader.parse(value).packs;
    else drivers.push(catalogueEntry.parse(value));
  }
  return { packs: packs ?? [], drivers };
};
