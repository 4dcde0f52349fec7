import { TextDecoder } from "node:util";
import type { RegistryData } from "@windlass/protocol";
import type { RegistryFormat } from "./text.ts";

/** Types by number that are kept as bytes. */
const asBytes = {
  0: "REG_NONE",
  3: "REG_BINARY",
  5: "REG_DWORD_BIG_ENDIAN",
  6: "REG_LINK",
  8: "REG_RESOURCE_LIST",
  9: "REG_FULL_RESOURCE_DESCRIPTOR",
  10: "REG_RESOURCE_REQUIREMENTS_LIST",
} as const;

const isByteType = (type: number): type is keyof typeof asBytes => Object.hasOwn(asBytes, type);

const bytesOf = (list: string): Buffer | null => {
  const parts = list.split(",").map((part) => part.trim());
  if (parts.at(-1) === "") parts.pop();
  if (!parts.every((part) => /^[0-9a-fA-F]{1,2}$/.test(part))) return null;
  return Buffer.from(parts.map((part) => Number.parseInt(part, 16)));
};

/** Files of format 4 hold the bytes of ANSI text, those of format 5 of UTF-16. */
const textOf = (bytes: Buffer, format: RegistryFormat): string =>
  new TextDecoder(format === 4 ? "windows-1252" : "utf-16le").decode(bytes);

const hexData = (type: number, bytes: Buffer, format: RegistryFormat): RegistryData | string => {
  if (isByteType(type)) return { type: asBytes[type], bytes: bytes.toString("hex") };
  switch (type) {
    case 1:
    case 2:
      return { type: type === 1 ? "REG_SZ" : "REG_EXPAND_SZ", text: textOf(bytes, format).replace(/\0.*$/su, "") };
    case 4:
      return bytes.length === 4
        ? { type: "REG_DWORD", number: bytes.readUInt32LE(0) }
        : `a REG_DWORD has 4 bytes, here are ${bytes.length}`;
    case 7: {
      // Strings end with a zero each, the list with an empty one; nothing can follow that.
      const [list = ""] = textOf(bytes, format).split("\0\0");
      return { type: "REG_MULTI_SZ", texts: list.split("\0").filter((text) => text !== "") };
    }
    case 11:
      return bytes.length === 8
        ? { type: "REG_QWORD", digits: bytes.readBigUInt64LE(0).toString() }
        : `a REG_QWORD has 8 bytes, here are ${bytes.length}`;
    default:
      return `the type ${type} is not known`;
  }
};

/** A quoted text; `\\` and `\"` are its only escapes. Null where it does not end with the line. */
export const quoted = (text: string): string | null => {
  const match = /^"((?:[^"\\]|\\.)*)"\s*(?:;.*)?$/s.exec(text);
  return match?.[1] === undefined ? null : match[1].replaceAll(/\\(.)/gs, "$1");
};

/** The value behind the equals sign, or why it is none. */
export const readData = (text: string, format: RegistryFormat): RegistryData | string => {
  if (text.startsWith('"')) {
    const value = quoted(text);
    return value === null ? "the text has no end" : { type: "REG_SZ", text: value };
  }
  const number = /^dword:([0-9a-fA-F]{1,8})\s*(?:;.*)?$/.exec(text);
  if (number?.[1] !== undefined) return { type: "REG_DWORD", number: Number.parseInt(number[1], 16) };
  const hex = /^hex(?:\(([0-9a-fA-F]{1,8})\))?:([^;]*)(?:;.*)?$/s.exec(text);
  if (!hex) return "it is neither a text, nor dword:, nor hex:";
  const bytes = bytesOf(hex[2] ?? "");
  return bytes === null
    ? "its bytes are not two hexadecimal digits each"
    : hexData(Number.parseInt(hex[1] ?? "3", 16), bytes, format);
};
