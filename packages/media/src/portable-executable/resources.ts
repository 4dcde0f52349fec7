import { damagedAt, type Fields, type NamedReader, readFields } from "../fields.ts";
import { type ProgramHeaders, placeOf } from "./headers.ts";

/** A resource by type and name, each a number or a text. */
export interface Resource {
  readonly type: number | string;
  readonly name: number | string;
  readonly offset: number;
  readonly size: number;
}

/** Directories and entries that are read. Programs with thousands of icons stay below it. */
const entryLimit = 20_000;
const isText = 0x8000_0000;

interface Walk {
  readonly file: NamedReader;
  readonly headers: ProgramHeaders;
  readonly base: number;
  /** Directories already read: a tree that leads back to one is a circle. */
  readonly seen: Set<number>;
  left: number;
}

const readDirectory = async (walk: Walk, at: number): Promise<{ key: number; target: number; place: Fields }[]> => {
  const { file, base, seen } = walk;
  if (seen.has(at)) throw damagedAt(file.fileName, base + at, "its resources go round in a circle");
  seen.add(at);
  const head = await readFields(file, base + at, 16, "its resources");
  const count = head.u16(12) + head.u16(14);
  walk.left -= count;
  if (walk.left < 0) throw head.damaged(12, `it has more than ${entryLimit} resources`);
  const entries = await readFields(file, base + at + 16, count * 8, "its resources");
  return Array.from({ length: count }, (_, index) => ({
    key: entries.u32(index * 8),
    target: entries.u32(index * 8 + 4),
    place: entries,
  }));
};

const keyOf = async ({ file, base }: Walk, key: number): Promise<number | string> => {
  if ((key & isText) === 0) return key & 0xffff;
  const at = base + (key & 0x7fff_ffff);
  const length = (await readFields(file, at, 2, "the name of a resource")).u16(0);
  const text = await readFields(file, at + 2, Math.min(length, 256) * 2, "the name of a resource");
  return new TextDecoder("utf-16le").decode(text.bytes);
};

const dataOf = async ({ file, headers, base }: Walk, at: number): Promise<{ offset: number; size: number }> => {
  const entry = await readFields(file, base + at, 16, "a resource");
  const offset = placeOf(headers, entry.u32(0));
  const size = entry.u32(4);
  if (offset === null || offset + size > file.reader.size)
    throw entry.damaged(0, `a resource of ${size} bytes lies outside of the file`);
  return { offset, size };
};

/**
 * Lists the resources ("PE Format", the .rsrc section): a tree of type, name and language, of which the first language
 * is taken.
 *
 * @throws WindlassError `installer.damaged`, `installer.truncated`
 */
export const listResources = async (file: NamedReader, headers: ProgramHeaders): Promise<Resource[]> => {
  const base = headers.resources && placeOf(headers, headers.resources.virtualAddress);
  if (base === null) return [];
  const walk: Walk = { file, headers, base, seen: new Set(), left: entryLimit };
  const below = (target: number, place: Fields) => {
    if ((target & isText) === 0) throw place.damaged(0, "its resources are not nested as they should be");
    return readDirectory(walk, target & 0x7fff_ffff);
  };
  const resources: Resource[] = [];
  for (const typeEntry of await readDirectory(walk, 0)) {
    const type = await keyOf(walk, typeEntry.key);
    for (const nameEntry of await below(typeEntry.target, typeEntry.place)) {
      const name = await keyOf(walk, nameEntry.key);
      const [language] = await below(nameEntry.target, nameEntry.place);
      if (language && (language.target & isText) === 0)
        resources.push({ type, name, ...(await dataOf(walk, language.target)) });
    }
  }
  return resources;
};
