import type { KnipConfig } from "knip";

const tests = ["src/**/*.test.{ts,tsx}", "test/**/*.ts"];

const config: KnipConfig = {
  workspaces: {
    ".": { entry: ["scripts/*.{ts,mjs}"], project: ["scripts/**/*.{ts,mjs}"] },
    test: { entry: ["**/*.test.ts"], project: ["**/*.ts"] },
    // Programs that a benchmark runs as processes, and does not import.
    bench: {
      entry: ["run.ts", "autopilot/contender.ts", "content/contender.ts", "autopilot/lab-process.ts"],
      project: ["**/*.ts"],
    },
    "packages/*": { entry: ["src/**/*.test.ts"], project: ["src/**/*.ts"] },
    "packages/media": {
      entry: ["src/**/*.test.ts", "fixtures/make-fixtures.ts"],
      project: ["src/**/*.ts", "fixtures/*.ts"],
    },
    "apps/*": { entry: ["src/main.ts", ...tests], project: ["src/**/*.ts", "test/**/*.ts"] },
    "apps/agent": {
      entry: ["src/main.ts", ...tests],
      project: ["src/**/*.ts", "test/**/*.ts"],
    },
    "apps/console": {
      entry: ["src/main.tsx", ...tests, "scripts/*.ts"],
      project: ["src/**/*.{ts,tsx}", "test/**/*.ts", "scripts/*.ts"],
    },
    "apps/server": {
      // Programs that the server and its tests run, and do not import.
      entry: ["src/main.ts", "src/print-openapi.ts", ...tests],
      project: ["src/**/*.ts", "test/**/*.ts"],
    },
  },
  ignore: ["**/*.gen.ts"],
  // Grammars, loaded as WebAssembly files by path in the tests of generated scripts.
  ignoreDependencies: ["@tree-sitter-grammars/tree-sitter-hcl", "tree-sitter-powershell"],
  ignoreExportsUsedInFile: { interface: true, type: true },
  // Programs come from Debian packages, which scripts/system-programs.ts names and installs.
  exclude: ["binaries"],
};

export default config;
