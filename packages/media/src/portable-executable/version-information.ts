import { type Fields, type NamedReader, readFields, requireAtMost } from "../fields.ts";
import type { Resource } from "./resources.ts";

/** Texts by name (`ProductName`, …) of the first language, and the versions stored as numbers. */
export interface VersionInformation {
  readonly texts: ReadonlyMap<string, string>;
  readonly fileVersion: string | null;
  readonly productVersion: string | null;
}

export const noVersionInformation: VersionInformation = { texts: new Map(), fileVersion: null, productVersion: null };

/** Type of the resource VS_VERSION_INFO. */
export const versionType = 16;

const longest = 64 * 1024;
const fixedSignature = 0xfeef_04bd;
const decoder = new TextDecoder("utf-16le");

interface Block {
  readonly key: string;
  readonly value: { readonly at: number; readonly length: number };
  readonly children: number;
  readonly end: number;
}

const aligned = (at: number): number => (at + 3) & ~3;

/** A block: length, length of the value, kind of value, name, value, children, each on a boundary of four bytes. */
const blockAt = (fields: Fields, at: number, end: number): Block => {
  const length = fields.u16(at);
  if (length < 6 || at + length > end)
    throw fields.damaged(at, `a part of its version information takes ${length} bytes`);
  const valueLength = fields.u16(at + 2) * (fields.u16(at + 4) === 1 ? 2 : 1);
  let stop = at + 6;
  while (stop + 2 <= at + length && fields.u16(stop) !== 0) stop += 2;
  const valueAt = Math.min(aligned(stop + 2), at + length);
  const kept = Math.min(valueLength, at + length - valueAt);
  return {
    key: decoder.decode(fields.bytes.subarray(at + 6, stop)),
    value: { at: valueAt, length: kept },
    children: aligned(valueAt + kept),
    end: at + length,
  };
};

const childrenOf = (fields: Fields, parent: Block): Block[] => {
  const children: Block[] = [];
  for (let at = parent.children; at + 6 <= parent.end; ) {
    const child = blockAt(fields, at, parent.end);
    children.push(child);
    at = aligned(child.end);
  }
  return children;
};

const dotted = (fields: Fields, at: number): string =>
  [fields.u16(at + 2), fields.u16(at), fields.u16(at + 6), fields.u16(at + 4)].join(".");

/**
 * Reads VS_VERSIONINFO. Some tools count the length of a value in characters, some in bytes: text ends at its first zero.
 *
 * @throws WindlassError `installer.*`
 */
export const readVersionInformation = async (file: NamedReader, resource: Resource): Promise<VersionInformation> => {
  const what = "its version information";
  requireAtMost(longest, resource.size, { fileName: file.fileName, offset: resource.offset, what });
  const fields = await readFields(file, resource.offset, resource.size, what);
  const root = blockAt(fields, 0, fields.bytes.length);
  const { at, length } = root.value;
  const fixed = length >= 52 && fields.u32(at) === fixedSignature;

  const strings = childrenOf(fields, root).find(({ key }) => key === "StringFileInfo");
  const [table] = strings ? childrenOf(fields, strings) : [];
  const texts = new Map<string, string>();
  for (const { key, value } of table ? childrenOf(fields, table) : []) {
    const text = decoder.decode(fields.bytes.subarray(value.at, value.at + value.length));
    texts.set(key, text.replace(/\0.*$/su, "").trim());
  }
  return {
    texts,
    fileVersion: fixed ? dotted(fields, at + 8) : null,
    productVersion: fixed ? dotted(fields, at + 16) : null,
  };
};
