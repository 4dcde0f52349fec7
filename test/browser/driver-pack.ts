import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const fixtures = join(import.meta.dirname, "../../packages/media/fixtures/inf");

interface PackContents {
  readonly name: string;
  /** Date and version of its network driver, where they are not those of the fixture. */
  readonly network?: string;
  /** A driver for storage beside it, of which not all files are there. */
  readonly hasStorage?: boolean;
}

/** A pack of drivers, packed by the real 7-Zip. @returns its path */
export const makePack = (folder: string, { name, network, hasStorage = false }: PackContents): string => {
  const tree = join(folder, `files of ${name}`);
  const write = (path: string, content: Buffer | string) => {
    mkdirSync(join(tree, path, ".."), { recursive: true });
    writeFileSync(join(tree, path), content);
  };
  const inf = readFileSync(join(fixtures, "nic.inf"), "latin1");
  write("Net/e2nic.inf", Buffer.from(network ? inf.replace("05/17/2023,2.1.3.15", network) : inf, "latin1"));
  if (hasStorage) write("Storage/iaVmd.inf", readFileSync(join(fixtures, "storage-vmd.inf")));
  for (const file of ["e2nic.cat", "e2nic.sys", "nic_msg.dll", "tools/e2nicdiag.exe"]) write(`Net/${file}`, file);
  write("autorun.inf", "[autorun]\r\nopen=setup.exe\r\n");
  const pack = join(folder, `${name}.7z`);
  execFileSync("7zz", ["a", "-bso0", pack, "."], { cwd: tree });
  return pack;
};
