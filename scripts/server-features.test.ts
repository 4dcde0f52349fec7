import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSourceFiles, type SourceFile, targetOf } from "./source-files.ts";

/** Rooms of the server: a feature's repository and presenter are its own, and so is every table. */

const root = join(import.meta.dirname, "..");
const server = readSourceFiles(root, "apps/server/src");
const featureOf = (path: string): string | null => /^apps\/server\/src\/features\/([^/]+)\//.exec(path)?.[1] ?? null;
const inFeatures = server.filter(({ path }) => featureOf(path) !== null);

const tablesFolder = join(root, "apps/server/src/database/tables");
const tableFiles = readdirSync(tablesFolder).map((name) => readFileSync(join(tablesFolder, name), "utf8"));
const tables = tableFiles.flatMap((text) => [...text.matchAll(/^ {2}(\w+): \{/gm)].flatMap((match) => match[1] ?? []));

/** `feature → table` for every table that a pattern finds in the feature's code. */
const uses = (file: SourceFile, pattern: RegExp): string[] =>
  [...file.text.matchAll(pattern)]
    .flatMap((match) => match[1] ?? match[2] ?? [])
    .filter((table) => tables.includes(table))
    .map((table) => `${featureOf(file.path)} → ${table}`);

const writing = /(?:insertInto|updateTable|deleteFrom)\("(\w+)"|\b(?:insert into|update|delete from|lock table) (\w+)/g;
const reading = /(?:selectFrom|[jJ]oin)\("(\w+)"|\b(?:from|join) (\w+)\b/g;

const writes = new Set(inFeatures.flatMap((file) => uses(file, writing)));
/** Kept up by a trigger of the database, on behalf of one feature. */
const byTrigger: readonly [table: string, feature: string][] = [["driver_identifiers", "drivers"]];
const ownerOf = new Map([
  ...[...writes].map((edge) => edge.split(" → ").toReversed() as [string, string]),
  ...byTrigger,
]);

/**
 * Reading joins into another feature's tables, each with what a service call instead would cost. Row-level security
 * holds in them as everywhere, and nothing is decided on what they read but where it says so.
 */
const justifiedReads = [
  // Names beside every row of a listing that is sorted and searched by them.
  "deployments → devices",
  "deployments → publications",
  "devices → deployments",
  "publications → users",
  // Decides: what a device is deploying from is kept, whatever the policy says. One query for all that are old.
  "publications → deployments",
  // The state of the connection beside every organisation.
  "organisations → tenant_connections",
  "organisations → readiness_reports",
  // Which organisations have something due, by the app and tenant that they share a lease and a budget of: one query a
  // look, however many organisations there are.
  "autopilot → organisations",
  "autopilot → tenant_connections",
  // A change names what it refers to as it was called then: one query for the ids of any kind.
  "history → builds",
  "history → definitions",
  "history → driver_packs",
  "history → library_secrets",
  "history → operating_systems",
  "history → software_packages",
  "autopilot → tenant_leases",
  // The names that a warning of a secret's end carries: of one organisation, or of all in which something names it.
  "secrets → organisations",
  // Everything that names content, and whose it is: one reading for the whole store.
  "content → organisations",
  "content → publications",
  "content → software_packages",
  "content → users",
  // How many devices there are of each maker and model: one grouping instead of all devices.
  "hardware → devices",
  // Drift is the difference between the tenant's records and these, for up to 100,000 devices at once.
  "autopilot-devices → deployments",
  "autopilot-devices → devices",
  "autopilot-devices → registrations",
  // The state of its registration beside every row of a file.
  "autopilot-imports → registrations",
  // Decides: a name is free where nothing that names a device has it. One query while names are locked, as a lookup for
  // each of ten candidates in each of four features would be forty.
  "computer-names → assets",
  "computer-names → autopilot_devices",
  "computer-names → deployments",
  "computer-names → devices",
  // A connector takes an account only while its deployment runs: in the statement that takes it, or two would be asked.
  "connectors → deployments",
];

describe("a feature of the server", () => {
  it("never imports another feature's repository or presenter", () => {
    const edges = server.flatMap((file) =>
      file.imports
        .map((specifier) => targetOf(file, specifier))
        .filter((target) => /(^|[/-])(repository|presenter)\.ts$/.test(target))
        .filter((target) => featureOf(target) !== featureOf(file.path))
        .map((target) => `${file.path} → ${target}`),
    );
    expect(edges).toEqual([]);
  });

  it("is the only one that writes its tables", () => {
    expect(tables.length).toBeGreaterThan(15);
    const twice = [...writes].filter((edge) => !edge.startsWith(`${ownerOf.get(edge.split(" → ")[1] ?? "")} → `));
    expect(twice).toEqual([]);
    expect(tables.filter((table) => !ownerOf.has(table))).toEqual([]);
  });

  it("reads another feature's tables only where that is justified here", () => {
    const foreign = inFeatures
      // A reporting view over everything, by design.
      .filter(({ path }) => featureOf(path) !== "dashboard")
      .flatMap((file) => uses(file, reading))
      .filter((edge) => !edge.startsWith(`${ownerOf.get(edge.split(" → ")[1] ?? "")} → `));
    expect([...new Set(foreign)].toSorted()).toEqual(justifiedReads.toSorted());
  });
});
