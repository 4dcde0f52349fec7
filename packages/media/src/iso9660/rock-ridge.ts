import { bytesOf, type DiscSource } from "../disc/source.ts";
import type { DirectoryRecord } from "./directory-record.ts";

/** Areas that one record's entries may be continued in; a chain that goes in circles ends here. */
const maximumContinuations = 8;
const maximumAreaBytes = 8192;

/** What Rock Ridge says of a record (IEEE P1282, over the System Use Sharing Protocol, IEEE P1281). */
export interface RockRidge {
  readonly name: string | null;
  readonly symbolicLink: boolean;
  /** The block of a folder that lies elsewhere because it would lie deeper than eight levels. */
  readonly childLink: number | null;
  /** A folder that was moved here and shows elsewhere. */
  readonly relocated: boolean;
}

interface Entry {
  readonly signature: string;
  readonly data: DataView;
}

interface Continuation {
  readonly block: number;
  readonly offset: number;
  readonly length: number;
}

const entriesOf = (area: DataView): { entries: Entry[]; next: Continuation | null } => {
  const entries: Entry[] = [];
  let next: Continuation | null = null;
  let at = 0;
  while (at + 4 <= area.byteLength) {
    const length = area.getUint8(at + 2);
    if (length < 4 || at + length > area.byteLength) break;
    const signature = String.fromCharCode(area.getUint8(at), area.getUint8(at + 1));
    const data = new DataView(area.buffer, area.byteOffset + at + 4, length - 4);
    if (signature === "ST") break;
    if (signature === "CE" && data.byteLength >= 24)
      next = { block: data.getUint32(0, true), offset: data.getUint32(8, true), length: data.getUint32(16, true) };
    entries.push({ signature, data });
    at += length;
  }
  return { entries, next };
};

/** The entries of a record's system use area and of the areas that continue it. */
const allEntries = async (source: DiscSource, area: DataView, blockSize: number): Promise<Entry[]> => {
  let { entries, next } = entriesOf(area);
  const all = [...entries];
  for (let hops = 0; next !== null; hops++) {
    const position = next.block * blockSize + next.offset;
    if (hops >= maximumContinuations) throw source.damaged(position, "Rock Ridge entries are continued without end");
    if (next.length > maximumAreaBytes)
      throw source.damaged(position, `Rock Ridge entries of one record take ${next.length} bytes`);
    ({ entries, next } = entriesOf(await source.read(position, next.length, "its Rock Ridge entries")));
    all.push(...entries);
  }
  return all;
};

/**
 * Bytes to skip in each system use area, as the root folder's first record says; null when the volume has no Rock Ridge.
 */
export const rockRidgeSkip = async (
  source: DiscSource,
  rootSelf: DirectoryRecord,
  blockSize: number,
): Promise<number | null> => {
  const entries = await allEntries(source, rootSelf.systemUse, blockSize);
  const sharing = entries.find(({ signature }) => signature === "SP");
  if (sharing === undefined || sharing.data.byteLength < 3 || sharing.data.getUint16(0) !== 0xbeef) return null;
  const isRockRidge = entries.some(({ signature, data }) => {
    if (signature === "RR") return true;
    if (signature !== "ER" || data.byteLength < 4) return false;
    const identifier = Buffer.from(bytesOf(data, 4, Math.min(data.getUint8(0), data.byteLength - 4))).toString(
      "latin1",
    );
    return ["RRIP_1991A", "IEEE_P1282", "IEEE_1282"].includes(identifier);
  });
  return isRockRidge ? sharing.data.getUint8(2) : null;
};

const decoder = new TextDecoder("utf-8");

export const readRockRidge = async (
  source: DiscSource,
  record: DirectoryRecord,
  skip: number,
  blockSize: number,
): Promise<RockRidge> => {
  const { systemUse } = record;
  const start = Math.min(skip, systemUse.byteLength);
  const area = new DataView(systemUse.buffer, systemUse.byteOffset + start, systemUse.byteLength - start);
  const entries = await allEntries(source, area, blockSize);
  const pieces = entries
    .filter(({ signature, data }) => signature === "NM" && data.byteLength > 1)
    .map(({ data }) => Buffer.from(bytesOf(data, 1, data.byteLength - 1)));
  const childLink = entries.find(({ signature, data }) => signature === "CL" && data.byteLength >= 4);
  return {
    name: pieces.length === 0 ? null : decoder.decode(Buffer.concat(pieces)),
    symbolicLink: entries.some(({ signature }) => signature === "SL"),
    childLink: childLink ? childLink.data.getUint32(0, true) : null,
    relocated: entries.some(({ signature }) => signature === "RE"),
  };
};
