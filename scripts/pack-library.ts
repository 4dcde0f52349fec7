import { resolve } from "node:path";
import { packLibrary } from "./library/pack.ts";

/** `npm run library -- FOLDER`: the Autopilot library as JavaScript packages, for use without the rest. */

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("Usage: npm run library -- FOLDER");
  process.exit(2);
}
for (const [name, made] of await packLibrary(resolve(folder))) console.log(`${name}: ${made}`);
