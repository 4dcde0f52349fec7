import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { systemPrograms } from "./system-programs.ts";

/** `npm test`: everything, in the order in which it fails fastest. Parameters go to vitest. */

const root = join(import.meta.dirname, "..");
const results = join(root, ".cache/test-results.json");
const chosen = process.argv.slice(2);

const run = (title: string, program: string, parameters: readonly string[], environment = {}): boolean => {
  console.log(`\n── ${title}`);
  const started = Date.now();
  const { status } = spawnSync(program, parameters, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  console.log(`── ${title}: ${status === 0 ? "passed" : "FAILED"} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return status === 0;
};

const node = process.execPath;
const program = (path: string) => join(root, "node_modules", path);

console.log("── System programs");
const unavailable = systemPrograms();

const checks =
  chosen.length > 0
    ? []
    : [
        () =>
          run("Format and lint (biome)", program("@biomejs/biome/bin/biome"), ["check", "--error-on-warnings", "."]),
        () => run("Types (tsc)", program("typescript/bin/tsc"), ["-b"]),
        () => run("Unused code (knip)", node, [program("knip/bin/knip.js"), "--no-progress"]),
        () =>
          run("Generated client is up to date", node, [
            join(root, "apps/console/scripts/generate-client.ts"),
            "--check",
          ]),
      ];
const checksPassed = checks.map((check) => check()).every(Boolean);

mkdirSync(join(root, ".cache"), { recursive: true });
const testsPassed = run(
  "Tests (vitest)",
  node,
  [
    program("vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${results}`,
    ...chosen,
  ],
  { WINDLASS_UNAVAILABLE_PROGRAMS: unavailable.join(",") },
);

const counts = JSON.parse(readFileSync(results, "utf8")) as {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
};
for (const name of unavailable) console.log(`Skipped where they need it: ${name} is not installed`);
if (!checksPassed) console.log("A check before the tests failed; see above.");
console.log(`\n${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${counts.numPendingTests} skipped`);
process.exit(checksPassed && testsPassed && counts.numPassedTests > 0 ? 0 : 1);
