export { type DecodedHardwareHash, decodeHardwareHash } from "./decode.ts";
export { encodeHardwareHash } from "./encode.ts";
export type { HardwareHashFields } from "./hardware-hash-fields.ts";
export { type HardwareParts, noParts } from "./hardware-parts.ts";
export { type HardwareHashInspection, inspectHardwareHash } from "./inspection.ts";
export { inspectOa3Xml, longestOa3Xml } from "./oa3-xml.ts";
export { isPlaceholderSerialNumber } from "./placeholder-serial-numbers.ts";
export { summaryOf } from "./summary.ts";
export type { HardwareHashWarning, HardwareHashWarningCode } from "./warnings.ts";
