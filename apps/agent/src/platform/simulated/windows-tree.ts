import { mkdirSync, readdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { readTextIfThere, writeFileAtomically } from "../../workspace/atomic-file.ts";
import type { AppliedImage } from "../platform.ts";

/** Microsoft's WIM specification: eight bytes of signature, then the header's size, 208 bytes. */
const signature = Buffer.from("MSWIM\0\0\0", "latin1");
const headerSize = 208;

/**
 * Looks at the header of an image file, as the real program that applies it would.
 *
 * @returns number of images the file holds
 * @throws Error when it is not an image file or lacks the image
 */
export const checkImageFile = async (path: string, index: number): Promise<number> => {
  const file = await open(path, "r");
  try {
    const header = Buffer.alloc(headerSize);
    const { bytesRead } = await file.read(header, 0, headerSize, 0);
    if (bytesRead < headerSize || !header.subarray(0, signature.length).equals(signature)) {
      throw new Error("the file is not a Windows image");
    }
    const count = header.readUInt32LE(0x2c);
    if (index > count) throw new Error(`the file holds ${count} images and image ${index} was asked for`);
    return count;
  } finally {
    await file.close();
  }
};

const folders = [
  "Windows/System32/config",
  "Windows/System32/Sysprep",
  "Windows/Panther",
  "Windows/Setup/State",
  "Windows/Logs",
  "Program Files",
  "ProgramData",
  "Users/Public",
];

/** Names of `HKLM\…\Setup\State` and State.ini. Microsoft Learn: "Windows Setup states". */
type ImageState =
  | "IMAGE_STATE_COMPLETE"
  | "IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE"
  | "IMAGE_STATE_SPECIALIZE_RESEAL_TO_AUDIT"
  | "IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE";

export const writeImageState = (windowsPartition: string, state: ImageState): void =>
  writeFileAtomically(join(windowsPartition, "Windows/Setup/State/State.ini"), `[State]\r\nImageState=${state}\r\n`);

/**
 * Lays a Windows-like tree: the folders the agent works in, and a record of what was applied. The files of the image
 * are not unpacked; that is the real platform's work.
 */
export const layWindowsTree = (windowsPartition: string, image: AppliedImage, sha256: string): void => {
  for (const folder of folders) mkdirSync(join(windowsPartition, folder), { recursive: true });
  writeFileAtomically(
    join(windowsPartition, "Windows/System32/simulated-image.json"),
    `${JSON.stringify({ sha256, image }, null, 2)}\n`,
  );
  writeImageState(windowsPartition, "IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE");
};

/** What Windows takes from the answer file when it first starts: the computer name. Null without a usable file. */
export const specialize = (windowsPartition: string): string | null => {
  const answers = readTextIfThere(join(windowsPartition, "Windows/Panther/unattend.xml"));
  writeImageState(windowsPartition, "IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE");
  return /<ComputerName>([^<]{1,15})<\/ComputerName>/.exec(answers ?? "")?.[1] ?? null;
};

/** Finds each name of a path without regard to case, as Windows does; names that do not exist stay as asked. */
export const withoutCase = (root: string, names: readonly string[]): string => {
  let path = root;
  for (const name of names) {
    let entries: string[];
    try {
      entries = readdirSync(path);
    } catch {
      entries = [];
    }
    const existing = entries.includes(name)
      ? name
      : entries.find((entry) => entry.toLowerCase() === name.toLowerCase());
    path = join(path, existing ?? name);
  }
  return path;
};
