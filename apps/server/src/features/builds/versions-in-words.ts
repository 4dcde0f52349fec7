import { packageOptionsInWords, packagesWithOptions } from "@windlass/planner";
import { buildDefinition } from "@windlass/protocol";
import type { Versions } from "../history/record.ts";

/** Versions that were kept before packages had options have none. */
const withPackages = buildDefinition.pick({ packageIds: true, packageOptions: true });

/** Versions of a build in which the options of its packages can be read. What is kept in another form stays as it is. */
export const versionsInWords = (versions: Versions): Versions => {
  const read = (version: object | null) => withPackages.safeParse(version).data ?? null;
  const told = packagesWithOptions([read(versions.before), read(versions.after)]);
  const inWords = (version: object | null): object | null => {
    const build = read(version);
    if (build === null || version === null) return version;
    const rest = Object.fromEntries(Object.entries(version).filter(([name]) => name !== "packageOptions"));
    return { ...rest, ...packageOptionsInWords(build, told) };
  };
  return { before: inWords(versions.before), after: inWords(versions.after) };
};
