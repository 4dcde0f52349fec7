import { globSync, readFileSync } from "node:fs";
import { join, posix, sep } from "node:path";

/** A file of ours, as the rules of the architecture look at it. */
export interface SourceFile {
  /** From the repository's top, with `/`. */
  readonly path: string;
  readonly text: string;
  /** What it imports, in any form, types included. */
  readonly imports: readonly string[];
}

const importForms = [
  /^\s*(?:import|export)\b[^;"'`]*?\bfrom\s*["']([^"']+)["']/gm,
  /^\s*import\s*["']([^"']+)["']/gm,
  /\bimport\(\s*["'`]([^"'`]+)["'`]/g,
  /\brequire\(\s*["'`]([^"'`]+)["'`]/g,
];

/** The specifiers a text imports: `import`, `export … from`, `import()`, `require()`. */
export const importsOf = (text: string): string[] =>
  importForms.flatMap((form) => [...text.matchAll(form)].flatMap((match) => match[1] ?? []));

/** Every TypeScript file below a folder of the repository. */
export const readSourceFiles = (root: string, folder: string): SourceFile[] =>
  globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root, exclude: ["**/node_modules/**", "**/dist/**"] }).map((found) => {
    const text = readFileSync(join(root, found), "utf8");
    return { path: found.split(sep).join("/"), text, imports: importsOf(text) };
  });

/** Where a relative import leads, from the repository's top; any other import as it is written. */
export const targetOf = (file: SourceFile, specifier: string): string =>
  specifier.startsWith(".") ? posix.normalize(posix.join(posix.dirname(file.path), specifier)) : specifier;

/** `apps/server` of `apps/server/src/main.ts`. */
export const workspaceOf = (path: string): string => path.split("/").slice(0, 2).join("/");
