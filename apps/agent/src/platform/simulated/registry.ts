import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { type RegistryChange, type RegistryData, registryData } from "@windlass/protocol";
import { z } from "zod";
import { writeFileAtomically } from "../../workspace/atomic-file.ts";

const stored = z.record(z.string(), z.record(z.string(), registryData));
type Stored = z.infer<typeof stored>;

/** Where the simulated Windows keeps its registry: one JSON file, keys and names in lower case. */
export const registryFile = "C:\\Windows\\System32\\config\\simulated-registry.json";

const read = (path: string): Stored => (existsSync(path) ? stored.parse(JSON.parse(readFileSync(path, "utf8"))) : {});

/** Both views share everything but HKEY_LOCAL_MACHINE\SOFTWARE ("Registry Redirector"). */
const keyOf = (view: "64-bit" | "32-bit", root: string, key: string): string => {
  const folded = key.toLowerCase();
  const redirected = view === "32-bit" && root === "HKEY_LOCAL_MACHINE" && /^software(?:\\|$)/.test(folded);
  const place = redirected ? folded.replace(/^software/, "software\\wow6432node") : folded;
  return `${root}\\${place}`;
};

/** Makes changes in the simulated registry's file. */
export const changeRegistryFile = (
  path: string,
  view: "64-bit" | "32-bit",
  changes: readonly RegistryChange[],
): void => {
  const registry = read(path);
  for (const change of changes) {
    const key = keyOf(view, change.root, change.key);
    if (change.action === "delete-key") {
      for (const other of Object.keys(registry)) {
        if (other === key || other.startsWith(`${key}\\`)) delete registry[other];
      }
      continue;
    }
    const values = registry[key] ?? {};
    if (change.action === "delete-value") delete values[change.name.toLowerCase()];
    else registry[key] = values;
    if (change.action === "set") values[change.name.toLowerCase()] = change.data;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomically(path, `${JSON.stringify(registry, null, 2)}\n`);
};

/** A value of the simulated registry; null where there is none. */
export const readRegistryFile = (
  path: string,
  view: "64-bit" | "32-bit",
  { root, key, name }: { readonly root: string; readonly key: string; readonly name: string },
): RegistryData | null => read(path)[keyOf(view, root, key)]?.[name.toLowerCase()] ?? null;
