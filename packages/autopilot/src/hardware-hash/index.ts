export { type DecodedHardwareHash, decodeHardwareHash } from "./decode.ts";
export { encodeHardwareHash } from "./encode.ts";
export type { HardwareHashFields } from "./hardware-hash-fields.ts";
export { type HardwareHashWarning, isPlaceholderSerialNumber } from "./warnings.ts";
