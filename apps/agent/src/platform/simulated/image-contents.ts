import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { neededApps, usualApps, usualFeatures } from "@windlass/planner";
import { z } from "zod";
import { writeFileAtomically } from "../../workspace/atomic-file.ts";
import type { ImageChanges, ImageContents } from "../windows-settings.ts";

/** Where the simulated image keeps what it has of features, provisioned apps and product key. */
export const imageContentsFile = "C:\\Windows\\System32\\config\\simulated-contents.json";

const stored = z.object({
  features: z.record(z.string(), z.boolean()),
  apps: z.array(z.string()),
  /** Its last five characters, as Windows shows them. */
  partialProductKey: z.string().nullable(),
});
export type StoredContents = z.infer<typeof stored>;

/** As Windows 11 Pro is on its media. */
const fresh = (): StoredContents => ({
  features: Object.fromEntries(usualFeatures.map(({ name, isOn }) => [name, isOn])),
  apps: [...usualApps, ...neededApps].map(({ name }) => name),
  partialProductKey: null,
});

export const readContentsFile = (path: string): StoredContents =>
  existsSync(path) ? stored.parse(JSON.parse(readFileSync(path, "utf8"))) : fresh();

export const writeContentsFile = (path: string, contents: StoredContents): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomically(path, `${JSON.stringify(contents, null, 2)}\n`);
};

export const presentContents = ({ features, apps }: StoredContents): ImageContents => ({
  enabledFeatures: Object.entries(features).flatMap(([name, isOn]) => (isOn ? [name] : [])),
  apps,
});

const folded = (name: string): string => name.toLowerCase();

/** The contents after the changes, or what DISM says against them. */
export const withChanges = (contents: StoredContents, changes: ImageChanges): StoredContents | string => {
  const names = new Map(Object.keys(contents.features).map((name) => [folded(name), name]));
  const features = { ...contents.features };
  for (const [wanted, isOn] of [
    ...changes.enabledFeatures.map((name) => [name, true] as const),
    ...changes.disabledFeatures.map((name) => [name, false] as const),
  ]) {
    const name = names.get(folded(wanted));
    if (name === undefined) return `Feature name ${wanted} is unknown (0x800f080c)`;
    features[name] = isOn;
  }
  const removed = new Set(changes.removedApps.map(folded));
  return { ...contents, features, apps: contents.apps.filter((name) => !removed.has(folded(name))) };
};
