/** A resource of a program that tests put together. */
export interface MadeResource {
  readonly type: number | string;
  readonly name: number | string;
  readonly content: Uint8Array;
}

const alignment = 512;
const resourceAddress = 0x1000;
const headerSize = 1024;

const aligned = (size: number): number => Math.ceil(size / alignment) * alignment;
const padded = (bytes: Uint8Array): Buffer => Buffer.concat([bytes], aligned(bytes.length));

/** The tree of type, name and language; one directory for each resource keeps it simple, and legal. */
const resourceSection = (resources: readonly MadeResource[]): Buffer => {
  const parts: Buffer[] = [];
  let size = 0;
  const add = (bytes: Uint8Array): number => {
    const at = size;
    const part = Buffer.concat([bytes], Math.ceil(bytes.length / 8) * 8);
    parts.push(part);
    size += part.length;
    return at;
  };
  const directory = (entries: readonly (readonly [number, number])[]): Buffer => {
    const bytes = Buffer.alloc(16 + entries.length * 8);
    bytes.writeUInt16LE(entries.length, 14);
    entries.forEach(([key, target], index) => {
      bytes.writeUInt32LE(key >>> 0, 16 + index * 8);
      bytes.writeUInt32LE(target >>> 0, 20 + index * 8);
    });
    return bytes;
  };
  // The root comes first: its place is kept, its entries are filled in when all others lie.
  const root = add(directory(resources.map(() => [0, 0])));
  const key = (name: number | string): number => {
    if (typeof name === "number") return name;
    const text = Buffer.from(name, "utf16le");
    return 0x8000_0000 + add(Buffer.concat([Buffer.from([name.length, 0]), text]));
  };
  const entries = resources.map(({ type, name, content }) => {
    const data = Buffer.alloc(16);
    data.writeUInt32LE(resourceAddress + add(content), 0);
    data.writeUInt32LE(content.length, 4);
    const language = add(directory([[1033, add(data)]]));
    const named = add(directory([[key(name), 0x8000_0000 + language]]));
    return [key(type), 0x8000_0000 + named] as const;
  });
  parts[root] = directory(entries);
  return Buffer.concat(parts);
};

/**
 * A small program of 32 bits with sections, resources and what follows them. It says nothing when run; readers of
 * programs (pefile, objdump) take it for one.
 */
export const makeProgram = ({
  resources = [],
  sections = [],
  overlay = new Uint8Array(),
}: {
  resources?: readonly MadeResource[];
  sections?: readonly { readonly name: string; readonly content: Uint8Array }[];
  overlay?: Uint8Array;
}): Buffer => {
  const header = Buffer.alloc(headerSize);
  header.write("MZ", 0);
  header.writeUInt32LE(64, 60);
  header.write("PE\0\0", 64);
  header.writeUInt16LE(0x14c, 68);
  header.writeUInt16LE(sections.length + 1, 70);
  header.writeUInt16LE(224, 84);
  header.writeUInt16LE(0x0102, 86);
  const optional = 88;
  header.writeUInt16LE(0x10b, optional);
  header.writeUInt32LE(16, optional + 92);
  const all = [{ name: ".rsrc", content: resourceSection(resources) }, ...sections];
  header.writeUInt32LE(resourceAddress, optional + 112);
  header.writeUInt32LE(all[0]?.content.length ?? 0, optional + 116);

  const bodies: Buffer[] = [];
  let offset = headerSize;
  let address = resourceAddress;
  all.forEach(({ name, content }, index) => {
    const at = optional + 224 + index * 40;
    const body = padded(content);
    header.write(name, at, 8, "latin1");
    header.writeUInt32LE(content.length, at + 8);
    header.writeUInt32LE(address, at + 12);
    header.writeUInt32LE(body.length, at + 16);
    header.writeUInt32LE(offset, at + 20);
    bodies.push(body);
    offset += body.length;
    address += Math.ceil(body.length / 4096) * 4096;
  });
  return Buffer.concat([header, ...bodies, overlay]);
};
