import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { sha256Of, writeArchive, writeCatalogue } from "@windlass/content";
import type { CatalogueDriver, PublishedDrivers } from "@windlass/protocol";

/** A driver of the publication: for one identifier, with an INF file and so many bytes beside it. */
export interface PublishedDriver {
  readonly inf: string;
  readonly hardwareId: string;
}

export interface DriverContent {
  readonly published: PublishedDrivers;
  readonly catalogue: Buffer;
  /** By INF file. */
  readonly archives: ReadonlyMap<string, Buffer>;
}

const idOf = (position: number): string => `00000000-0000-4000-8000-0000000d${String(position).padStart(4, "0")}`;

const archiveOf = ({ inf, hardwareId }: PublishedDriver): Promise<Buffer> => {
  const files = [
    { path: inf, bytes: Buffer.from(`; ${hardwareId}\r\n[Version]\r\n`) },
    { path: "x64/part.sys", bytes: Buffer.from(`the driver of ${inf} `.repeat(2000)) },
  ];
  return buffer(
    writeArchive(
      files.map(({ path, bytes }) => ({
        path,
        sizeBytes: bytes.length,
        sha256: sha256Of(bytes),
        open: async () => Readable.from([bytes]),
      })),
    ),
  );
};

const driverOf = ({ inf, hardwareId }: PublishedDriver, position: number, archive: Buffer): CatalogueDriver => ({
  id: idOf(position),
  inf,
  description: `Driver for ${hardwareId}`,
  facts: {
    kind: "base",
    class: "Net",
    classGuid: "4d36e972-e325-11ce-bfc1-08002be10318",
    provider: "Contoso",
    catalog: "part.cat",
    driverDate: "2026-01-01",
    driverVersion: "1.2.3.4",
    extensionId: null,
    manufacturers: [
      {
        name: "Contoso",
        sections: [
          {
            target: {
              architecture: "x64",
              version: { major: 10, minor: 0 },
              productType: null,
              suiteMask: null,
              minimumBuild: null,
            },
            models: [
              {
                description: "Part",
                installSection: "Install",
                hardwareIds: [hardwareId],
                compatibleIds: [],
                excludedIds: [],
                featureScore: 255,
              },
            ],
          },
        ],
      },
    ],
  },
  availableToWindowsPe: false,
  architectures: null,
  minimumBuild: null,
  filter: null,
  packIds: [],
  digest: inf,
  archive: { sha256: sha256Of(archive), sizeBytes: archive.length },
});

/** The catalogue of these drivers and their archives, as a server publishes them. */
export const makeDriverContent = async (drivers: readonly PublishedDriver[]): Promise<DriverContent> => {
  const archives = new Map<string, Buffer>();
  const lines: object[] = [{ schemaVersion: 1, packs: [] }];
  for (const [position, driver] of drivers.entries()) {
    const archive = await archiveOf(driver);
    archives.set(driver.inf, archive);
    lines.push(driverOf(driver, position, archive));
  }
  const catalogue = await buffer(writeCatalogue(lines));
  return {
    published: {
      sha256: sha256Of(catalogue),
      sizeBytes: catalogue.length,
      fingerprint: sha256Of(JSON.stringify(lines)),
      archives: [...archives.values()].map((archive) => sha256Of(archive)),
      drivers: drivers.length,
    },
    catalogue,
    archives,
  };
};
