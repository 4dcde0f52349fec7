import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Folders of this repository's dependencies: some ten thousand real files of every size. */
const corpus = join(import.meta.dirname, "../../node_modules");

const setUpFolders = 40;
const filesInFolder = 25;

export interface DiscFiles {
  readonly wim: string;
  readonly iso: string;
}

const run = (program: string, ...parameters: string[]): void => {
  execFileSync(program, parameters, { stdio: "ignore" });
};

/** The shape of Windows media: a large image and about a thousand files of set-up. */
const makeTree = (tree: string): void => {
  for (let folder = 0; folder < setUpFolders; folder++) {
    const path = join(tree, "sources", `component-${folder}`);
    mkdirSync(path, { recursive: true });
    for (let file = 0; file < filesInFolder; file++)
      writeFileSync(join(path, `file-${file}.dll`), Buffer.alloc(5000, file));
  }
};

/** Makes a WIM of two images by wimlib and a disc that holds it by genisoimage. */
export const makeDiscFiles = (folder: string): DiscFiles => {
  const tree = join(folder, "tree");
  makeTree(tree);
  const wim = join(tree, "sources/install.wim");
  run("wimcapture", corpus, wim, "Windows 11 Pro", "--compress=none");
  run("wimappend", join(tree, "sources/component-0"), wim, "Windows 11 Enterprise");
  for (const [index, edition] of ["Professional", "Enterprise"].entries())
    run(
      "wiminfo",
      wim,
      String(index + 1),
      ...["ARCH=9", `EDITIONID=${edition}`, "LANGUAGES/LANGUAGE=en-US", "VERSION/BUILD=26100"].flatMap((property) => [
        "--image-property",
        `WINDOWS/${property}`,
      ]),
    );
  const iso = join(folder, "windows.iso");
  run("genisoimage", "-quiet", "-udf", "-allow-limited-size", "-iso-level", "3", "-V", "CCCOMA_X64", "-o", iso, tree);
  renameSync(wim, join(folder, "install.wim"));
  return { wim: join(folder, "install.wim"), iso };
};

export const megabytesOf = (path: string): number => Math.round(statSync(path).size / 1024 ** 2);
