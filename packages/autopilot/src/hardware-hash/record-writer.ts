import { headerLength } from "./layout.ts";

/** Writes a length, with the head's own, into a head and puts the data behind it. */
export const sized = (head: Buffer, data: Uint8Array): Buffer => {
  head.writeUInt16LE(headerLength + data.length, 2);
  return Buffer.concat([head, data]);
};

export const record = (type: number, data: Uint8Array): Buffer => {
  const head = Buffer.alloc(headerLength);
  head.writeUInt16LE(type, 0);
  return sized(head, data);
};

export const textRecord = (type: number, text: string | null): Buffer[] =>
  text === null ? [] : [record(type, Buffer.from(`${text}\0`, "latin1"))];
