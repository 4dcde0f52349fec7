import { defineConfig } from "vitest/config";

const unit = [
  "packages/**/*.test.ts",
  "apps/{agent,source,cli,tenant-lab,console}/**/*.test.ts",
  "scripts/**/*.test.ts",
];

/** What is waited for comes at once, except on a machine that is busy with everything else. */
const patient = { poll: { timeout: 20_000 } };

const browser = ["test/browser/**/*.test.ts"];

/**
 * Four projects: pure and HTTP tests; server tests on a shared PostgreSQL; when those are done, screens in a browser
 * against installations of their own, two at a time, since they wait more than they work; and at last whole runs one
 * after the other, each of which keeps the machine busy with a dozen processes.
 */
export default defineConfig({
  test: {
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
          include: browser,
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
          exclude: browser,
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
