import type { Extent } from "../disc/extents.ts";
import {
  type BlockAddress,
  type LongAddress,
  parseExtendedAddress,
  parseLongAddress,
  parseShortAddress,
} from "./address.ts";
import { positionOf, type Space } from "./space.ts";
import { requireTag, tagOf, tagSize } from "./tag.ts";

/** A file of 64 GB in extents of 1 MB; a fragmented image on a disc made for reading has far fewer. */
const maximumExtents = 65_536;
const maximumContinuations = 4096;

/** How a file entry writes its addresses: the lower three bits of its flags (ECMA-167 4/14.6.8). */
const forms = [
  { size: 8, parse: parseShortAddress },
  { size: 16, parse: (view: DataView, at: number) => parseLongAddress(view, at) },
  { size: 20, parse: (view: DataView, at: number) => parseExtendedAddress(view, at) },
] as const;

export interface AllocationDescriptors {
  readonly view: DataView;
  /** 0 short, 1 long, 2 extended. */
  readonly form: number;
  /** The partition of the file entry, which short addresses mean. */
  readonly partition: number;
  readonly position: number;
}

/** One list of addresses, up to its end or to the place where it is continued. */
const addressesOf = (view: DataView, form: (typeof forms)[number], partition: number) => {
  const addresses: LongAddress[] = [];
  for (let at = 0; at + form.size <= view.byteLength; at += form.size) {
    const address = form.parse(view, at, partition);
    if (address.kind === "continuation") return { addresses, next: address };
    if (address.length === 0) break;
    addresses.push(address);
  }
  return { addresses, next: null };
};

/** The list at an allocation extent descriptor (ECMA-167 4/14.5). */
const continuedList = async (space: Space, address: BlockAddress): Promise<DataView> => {
  const { source } = space;
  const position = positionOf(space, address);
  const view = await source.read(position, space.blockSize, "a list of extents");
  requireTag(source, view, position, {
    what: "a continued list of extents",
    wanted: [tagOf.allocationExtent],
    location: address.block,
  });
  const length = view.getUint32(20, true);
  const begin = tagSize + 8;
  if (length > view.byteLength - begin) throw source.damaged(position + 20, `a list of extents takes ${length} bytes`);
  return new DataView(view.buffer, view.byteOffset + begin, length);
};

/**
 * The pieces of a file, in order, through all continuations.
 *
 * @throws WindlassError `disc.damaged`, `disc.truncated`, `disc.unsupported`
 */
export const readExtents = async (space: Space, descriptors: AllocationDescriptors): Promise<Extent[]> => {
  const { source } = space;
  const { partition, position } = descriptors;
  const form = forms[descriptors.form];
  if (form === undefined) throw source.unsupported(position, `a file writes its extents in form ${descriptors.form}`);
  const extents: Extent[] = [];
  let { addresses, next } = addressesOf(descriptors.view, form, partition);
  for (let hops = 0; ; hops++) {
    for (const address of addresses) {
      if (address.kind === "unrecorded") extents.push({ start: null, length: address.length });
      else extents.push(...space.locate(address, address.length));
    }
    if (next === null) return extents;
    if (hops >= maximumContinuations || extents.length > maximumExtents)
      throw source.damaged(position, "a file's list of extents has no end");
    ({ addresses, next } = addressesOf(await continuedList(space, next), form, partition));
  }
};
