import { defineConfig } from "vitest/config";

const unit = [
  "packages/**/*.test.ts",
  "apps/{agent,source,cli,tenant-lab,console}/**/*.test.ts",
  "scripts/**/*.test.ts",
];

/**
 * Three projects: pure and HTTP tests; server tests on a shared PostgreSQL; and, when those are done, whole runs one
 * after the other, each of which keeps the machine busy with a dozen processes of its own.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: unit,
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
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "whole",
          include: ["test/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
