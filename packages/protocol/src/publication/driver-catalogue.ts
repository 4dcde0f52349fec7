import { z } from "zod";
import { driverFacts, infName } from "../driver.ts";
import { filter } from "../filter/filter.ts";
import { architecture, contentReference, identifier, sha256 } from "../values.ts";

/** Beyond these nothing is a library of drivers: the packs of every maker for all models hold some 40,000 INF files. */
export const catalogueLimits = { drivers: 50_000, packs: 5_000, lineBytes: 32 * 1024 * 1024 } as const;

/** A pack as matching has to know it. */
export const cataloguePack = z.object({ id: identifier, name: z.string().max(300), filter: filter.nullable() });
export type CataloguePack = z.infer<typeof cataloguePack>;

/** The first line of a catalogue. */
export const catalogueHeader = z.object({
  schemaVersion: z.literal(1),
  packs: z.array(cataloguePack).max(catalogueLimits.packs),
});
export type CatalogueHeader = z.infer<typeof catalogueHeader>;

/** One driver that the organisation's devices may get, without its facts. */
export const catalogueEntry = z.object({
  id: identifier,
  /** Name of the INF file, which lies at the top of the archive. */
  inf: infName,
  description: z.string().max(300),
  availableToWindowsPe: z.boolean(),
  /** Narrower than the INF itself; null leaves it to the INF. */
  architectures: z.array(architecture).nullable(),
  minimumBuild: z.number().int().nonnegative().nullable(),
  filter: filter.nullable(),
  /** Active packs that it came in; none: it stands for itself. */
  packIds: z.array(identifier).max(catalogueLimits.packs),
  /** Names the INF and its files, however they are packed. */
  digest: z.string().min(1).max(128),
  archive: contentReference,
});
export type CatalogueEntry = z.infer<typeof catalogueEntry>;

/** Every other line: a driver with what ranking has to know of it. */
export const catalogueDriver = catalogueEntry.extend({ facts: driverFacts });
export type CatalogueDriver = z.infer<typeof catalogueDriver>;

/**
 * The drivers of a publication. They lie in one file of the content store, the catalogue: Zstandard-compressed lines of
 * canonical JSON, a header and then a driver each in the order of their ids, so that a device reads it as a stream and
 * keeps only what concerns it (decision 0026).
 */
export const publishedDrivers = contentReference.extend({
  /** Of what the catalogue says, whatever its bytes are: equal libraries have equal ones. */
  fingerprint: sha256,
  /** Archives that the catalogue names, each once and in order: what a device may fetch. */
  archives: z.array(sha256).max(catalogueLimits.drivers),
  drivers: z.number().int().min(1).max(catalogueLimits.drivers),
});
export type PublishedDrivers = z.infer<typeof publishedDrivers>;
