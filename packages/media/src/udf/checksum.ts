const polynomial = 0x1021;

const table = Uint16Array.from({ length: 256 }, (_, index) => {
  let value = index << 8;
  for (let bit = 0; bit < 8; bit++) value = value & 0x8000 ? (value << 1) ^ polynomial : value << 1;
  return value & 0xffff;
});

/** The cyclic redundancy check of descriptors (ECMA-167 1/7.2.6; CRC-ITU-T, beginning with 0). */
export const descriptorCrc = (bytes: Uint8Array): number => {
  let value = 0;
  for (const byte of bytes) value = ((value << 8) ^ (table[((value >> 8) ^ byte) & 0xff] ?? 0)) & 0xffff;
  return value;
};
