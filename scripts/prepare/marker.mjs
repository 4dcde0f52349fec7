import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const filesBelow = (path) => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== "node_modules" && entry.name !== "dist")
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => filesBelow(join(path, entry.name)));
};

/** One hash over the content of files and folders: what was made from them is stale when it differs. */
export const fingerprint = (paths) => {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesBelow)) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
};

export const isFresh = (marker, wanted) => existsSync(marker) && readFileSync(marker, "utf8") === wanted;

export const mark = (marker, value) => writeFileSync(marker, value);
