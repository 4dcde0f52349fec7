import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** What the library consists of: `autopilot`, and the words and errors it speaks in. */
const packages = ["protocol", "autopilot"] as const;

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly private?: boolean;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const compiled = (source: string, ending: string): string => source.replace("./src/", "./").replace(/\.ts$/u, ending);

/** The manifest for somebody else's `node_modules`, where Node runs JavaScript only. */
const publishable = ({ exports, ...rest }: Manifest): object => {
  const { private: _private, devDependencies: _development, ...kept } = rest;
  const entries = Object.entries(exports).map(([name, source]) => [
    name,
    { types: compiled(source, ".d.ts"), default: compiled(source, ".js") },
  ]);
  return { ...kept, engines: { node: ">=22" }, exports: Object.fromEntries(entries) };
};

const compile = (work: string, source: string, target: string): void => {
  const configuration = join(work, "tsconfig.json");
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", configuration, "--outDir", target], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${source} does not compile:\n${stdout}`);
};

const configurationOf = (source: string): object => ({
  extends: join(root, "tsconfig.base.json"),
  compilerOptions: {
    composite: false,
    emitDeclarationOnly: false,
    rootDir: source,
    typeRoots: [join(root, "node_modules/@types")],
  },
  include: [source],
  exclude: [join(source, "**/*.test.ts")],
});

/**
 * Makes the library as folders of plain JavaScript with types, one a package, ready for `npm pack` or `npm publish`.
 *
 * @param target an empty or missing folder
 * @returns the folders, by package name
 * @throws Error with the compiler's words
 */
export const packLibrary = async (target: string): Promise<Map<string, string>> => {
  await mkdir(join(root, ".cache"), { recursive: true });
  const work = await mkdtemp(join(root, ".cache/library-"));
  try {
    const made = new Map<string, string>();
    for (const name of packages) {
      const source = join(root, "packages", name);
      const folder = join(target, name);
      await writeFile(join(work, "tsconfig.json"), JSON.stringify(configurationOf(join(source, "src"))));
      compile(work, `packages/${name}`, folder);
      const read = JSON.parse(await readFile(join(source, "package.json"), "utf8")) as Manifest;
      await writeFile(join(folder, "package.json"), `${JSON.stringify(publishable(read), null, 2)}\n`);
      await cp(join(source, "README.md"), join(folder, "README.md"), { force: true }).catch(() => undefined);
      for (const file of ["LICENSE", "NOTICE"]) await cp(join(root, file), join(folder, file));
      made.set(read.name, folder);
    }
    return made;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};
