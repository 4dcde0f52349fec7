import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importsOf, readSourceFiles, type SourceFile, targetOf, workspaceOf } from "./source-files.ts";

/** The edges that must stay where they are (ARCHITECTURE.md). Each rule names what breaks it. */

const root = join(import.meta.dirname, "..");
const packages = readSourceFiles(root, "packages");
const apps = readSourceFiles(root, "apps");
const isTest = ({ path }: SourceFile) => /\.test\.tsx?$|\/(test|testing(-[\w-]+)?|fixtures)(\/|\.ts$)/.test(path);
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
const below = (files: readonly SourceFile[], folder: string) => files.filter(({ path }) => path.startsWith(folder));

/** `path → target` of every import that a rule forbids. */
const forbidden = (files: readonly SourceFile[], isForbidden: (target: string, file: SourceFile) => boolean) =>
  files.flatMap((file) =>
    file.imports
      .map((specifier) => targetOf(file, specifier))
      .filter((target) => isForbidden(target, file))
      .map((target) => `${file.path} → ${target}`),
  );

const manifestOf = (workspace: string) =>
  JSON.parse(readFileSync(join(root, workspace, "package.json"), "utf8")) as {
    name: string;
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
  };
const workspaces = [...new Set([...packages, ...apps].map(({ path }) => workspaceOf(path)))];
const appNames = workspaces.filter((name) => name.startsWith("apps/")).map((name) => manifestOf(name).name);
const isApp = (target: string) =>
  target.startsWith("apps/") || appNames.some((name) => target === name || target.startsWith(`${name}/`));

describe("the three floors", () => {
  it("are read completely: every form of import is seen", () => {
    const text = `import "a";\nimport b from "b";\nimport {\n  c,\n} from "c";\nexport * from "d";\nimport type { e } from 'e';
      const f = await import("f");\nconst g = require("g");`;
    expect(importsOf(text).toSorted()).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
    expect(workspaces.length).toBeGreaterThan(10);
    expect(appNames).toContain("@windlass/server");
  });

  it("packages never import apps", () => {
    expect(forbidden(packages, isApp)).toEqual([]);
  });

  it("apps never import other apps", () => {
    const isOther = (target: string, file: SourceFile) =>
      isApp(target) && workspaceOf(target) !== workspaceOf(file.path);
    expect(forbidden(apps, isOther)).toEqual([]);
  });

  it("no workspace depends on an app", () => {
    const dependencies = workspaces.flatMap((workspace) => {
      const { dependencies, devDependencies } = manifestOf(workspace);
      return Object.keys({ ...dependencies, ...devDependencies }).map((name) => `${workspace} → ${name}`);
    });
    expect(dependencies.filter((edge) => appNames.some((name) => edge.endsWith(` → ${name}`)))).toEqual([]);
  });

  it("a relative import never leaves its workspace", () => {
    const leaves = (target: string, file: SourceFile) =>
      /^(apps|packages)\//.test(target) && workspaceOf(target) !== workspaceOf(file.path);
    expect(forbidden([...packages, ...apps], leaves)).toEqual([]);
  });
});

/** What a package may use besides itself and `@windlass/protocol`. Computing is pure, and so is what is given a path. */
const usedByPackages: Record<string, readonly string[]> = {
  // Microsoft's client library for tokens; its network is our own `fetch`, passed in. Files come as streams of bytes.
  "packages/autopilot": [
    "@azure/msal-node",
    "@microsoft/microsoft-graph-types",
    "@microsoft/microsoft-graph-types-beta",
    "csv-parse",
    "fast-xml-parser",
    "node:buffer",
    "node:crypto",
    "node:stream",
    "node:stream/promises",
    "node:util",
    "selfsigned",
    "zod",
  ],
  // The stores are the back ends themselves: folder or bucket are passed in. Archives are written and read as streams.
  "packages/content": [
    "@aws-sdk/client-s3",
    "node:crypto",
    "node:fs",
    "node:fs/promises",
    "node:path",
    "node:stream",
    "node:stream/consumers",
    "node:stream/promises",
    "node:zlib",
  ],
  // A reader of files; the path is passed in. Signatures, code pages and packed headers are computing.
  "packages/media": ["fast-xml-parser", "node:crypto", "node:fs/promises", "node:util", "node:zlib"],
  "packages/planner": ["zod"],
  "packages/protocol": ["canonicalize", "zod"],
  "packages/unattend": ["fast-xml-parser"],
};

describe("packages are pure", () => {
  const product = packages.filter((file) => !isTest(file));

  it("use only what is justified here: no database, no HTTP framework, no network", () => {
    const isUnjustified = (target: string, file: SourceFile) => {
      const workspace = workspaceOf(file.path);
      const allowed = ["@windlass/protocol", ...(usedByPackages[workspace] ?? [])];
      return !target.startsWith(`${workspace}/`) && !allowed.includes(target);
    };
    expect(forbidden(product, isUnjustified)).toEqual([]);
  });

  it("have no clock, chance, environment or network of their own", () => {
    const own = /\bprocess\.env\b|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\b|\bglobalThis\.fetch\b/;
    expect(product.filter(({ text }) => own.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
  });
});

describe("Microsoft", () => {
  it("beta Graph is spoken only below packages/autopilot/src/graph/beta", () => {
    const server = below(apps, "apps/server/src/");
    const others = below(packages, "packages/autopilot/src/").filter(
      (file) =>
        !isTest(file) &&
        !file.path.startsWith("packages/autopilot/src/graph/beta/") &&
        // Scripts for an administrator's own PowerShell and Terraform: text, not requests of ours.
        !file.path.startsWith("packages/autopilot/src/set-up/scripts/"),
    );
    // The version's type is declared where versions are chosen; importing the adapter is what it is for.
    const speaksBeta = /version:\s*"beta"|["'`]\/?beta\/(?!\w+-?\w*\.ts)|microsoft-graph-types-beta/;
    expect([...server, ...others].filter(({ text }) => speaksBeta.test(text)).map(({ path }) => path)).toEqual([]);
    const adapter = below(packages, "packages/autopilot/src/graph/beta/").filter((file) => !isTest(file));
    expect(adapter.some(({ text }) => speaksBeta.test(text))).toBe(true);
  });

  it("the tenant lab shares only the rule evaluator and the hash layout, so that it can disagree with the client", () => {
    const shared = ["@windlass/autopilot/membership-rule", "@windlass/autopilot/hardware-hash"];
    const isMore = (target: string) => target.startsWith("@windlass/") && !shared.includes(target);
    expect(forbidden(below(apps, "apps/tenant-lab/"), isMore)).toEqual([]);
  });

  it("the agent never talks to Microsoft", () => {
    const agent = below(apps, "apps/agent/");
    const hosts = /graph\.microsoft\.com|login\.microsoftonline\.com/i;
    expect(agent.filter(({ text }) => hosts.test(text)).map(({ path }) => path)).toEqual([]);
    const isClient = (target: string) => target === "@windlass/autopilot" || target.startsWith("@azure/");
    expect(forbidden(agent, isClient)).toEqual([]);
  });
});
