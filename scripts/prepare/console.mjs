import { join } from "node:path";
import { fingerprint, isFresh, mark } from "./marker.mjs";
import { root } from "./root.mjs";
import { work } from "./work.mjs";

const folder = join(root, "apps/console");
const marker = join(folder, "dist/.built-from");

/** What the console is bundled with. */
const bundledPackages = ["protocol", "planner", "autopilot"].map((name) => join(root, "packages", name, "src"));

/** Builds the console when its sources, or the messages it speaks, have changed. */
export const buildConsole = async (node) => {
  const inputs = ["src", "index.html", "package.json", "vite.config.ts", "public"].map((name) => join(folder, name));
  const wanted = fingerprint([...inputs, ...bundledPackages, join(root, "package-lock.json")]);
  if (isFresh(marker, wanted)) return;
  const vite = join(root, "node_modules/vite/bin/vite.js");
  await work("Building the console", node, [vite, "build", "--logLevel", "error"], { cwd: folder });
  mark(marker, wanted);
};
