import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import openapiTypescript, { astToString } from "openapi-typescript";

/** Writes the console's API types from the server's OpenAPI; `--check` fails when they are not up to date. */

const root = join(import.meta.dirname, "../../..");
const target = join(root, "apps/console/src/api/schema.gen.ts");

const openApi = execFileSync(process.execPath, [join(root, "apps/server/src/print-openapi.ts")], {
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
});
const text = `// Made by \`npm run generate\` from the server's OpenAPI.\n${astToString(await openapiTypescript(JSON.parse(openApi)))}`;

if (process.argv.includes("--check")) {
  if ((await readFile(target, "utf8").catch(() => "")) !== text) {
    console.error("apps/console/src/api/schema.gen.ts is not what the server's OpenAPI says: run `npm run generate`.");
    process.exit(1);
  }
} else {
  await writeFile(target, text);
}
