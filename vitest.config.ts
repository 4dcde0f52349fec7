import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const unit = [
  "packages/**/*.test.ts",
  "apps/{agent,source,cli,tenant-lab,console}/**/*.test.ts",
  "scripts/**/*.test.ts",
];

/** What is waited for comes at once, except on a machine that is busy with everything else. */
const patient = { poll: { timeout: 20_000 } };

/** Those that wait more than they work. */
const waiting = [
  "test/browser/**/*.test.ts",
  "test/autopilot-against-lab/**/*.test.ts",
  "test/{library,secrets,tls,ways,winget}/**/*.test.ts",
];

/** Those that take minutes, the longest first: what is begun last is waited for alone. */
const longest = [
  "apps/console/test/screens.test.ts",
  "apps/agent/test/killed.test.ts",
  "packages/content/src/store/s3-store.test.ts",
  "apps/server/test/embedded-postgres/server-process.test.ts",
  "apps/console/test/behaviour.test.ts",
  "apps/tenant-lab/test/persistence.test.ts",
  "test/browser/drivers.test.ts",
  "test/browser/main-flow.test.ts",
  "test/browser/set-up.test.ts",
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((file) => moduleId.endsWith(file));
  return place < 0 ? longest.length : place;
};

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

/**
 * Four projects: pure and HTTP tests; server tests on a shared PostgreSQL; when those are done, screens in a browser,
 * the Autopilot client against the tenant lab and deployments of one device, two at a time, since they wait more than they
 * work; and at last whole runs one after the other, each of which keeps the machine busy with a dozen processes.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          include: unit,
          expect: patient,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "server",
          include: ["apps/server/**/*.test.ts"],
          globalSetup: ["apps/server/test/global-setup.ts"],
          expect: patient,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "browser",
          include: waiting,
          expect: patient,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "whole",
          include: ["test/**/*.test.ts"],
          exclude: waiting,
          expect: patient,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
