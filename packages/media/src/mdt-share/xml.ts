import { WindlassError } from "@windlass/protocol";
import { parseXml, type XmlElement, XmlFault } from "../wim/xml.ts";

/** Bytes; the largest file in the field, of 920 drivers with 50 identifiers each, has about 4,000,000. */
export const largestXml = 32_000_000;
/** Characters that are parsed: some 5,000 drivers, in a second. */
const mostParsed = 2_000_000;

/** What fills nine tenths of Drivers.xml, and what the INF files tell better. */
const identifier =
  /<(PNPId|OSVersion|Hash|WHQLSigned|Date|CreatedTime|CreatedBy|LastModifiedTime|LastModifiedBy)>[^<]{0,400}<\/\1>\s{0,40}/gi;

/** Where a character of the text that was parsed lies in the file, in bytes. */
const offsetOf = (text: string, parsed: string, { line, column }: { line: number; column: number }): number => {
  let start = 0;
  for (let number = 1; number < line; number++) start = parsed.indexOf("\n", start) + 1;
  let index = start + column - 1;
  for (const { index: at, 0: left } of text.matchAll(identifier)) {
    if (at >= index) break;
    index += left.length;
  }
  return Buffer.byteLength(text.slice(0, index));
};

/** @throws WindlassError `mdt.file-too-large`, `mdt.file-unreadable` */
export const parseShareXml = (text: string, file: string): XmlElement => {
  const parsed = text.replaceAll(identifier, "");
  if (parsed.length > mostParsed)
    throw new WindlassError("mdt.file-too-large", { parameters: { file, actual: parsed.length, limit: mostParsed } });
  const root = parseXml(parsed);
  if (!(root instanceof Error)) return root;
  const place = root instanceof XmlFault ? root : { line: 1, column: 1 };
  throw new WindlassError("mdt.file-unreadable", {
    parameters: { file, what: "it is not well-formed XML", offset: offsetOf(text, parsed, place) },
    cause: root,
  });
};

const named = (name: string) => {
  const folded = name.toLowerCase();
  return (element: XmlElement) => element.name.toLowerCase() === folded;
};

/** Names of elements are the Workbench's, but scripts of administrators write these files, too: any case. */
export const allOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter(named(name)) ?? [];

export const firstOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find(named(name));

export const textOf = (element: XmlElement | undefined, name: string): string => firstOf(element, name)?.text ?? "";

export const attributeOf = (element: XmlElement, name: string): string => {
  const folded = name.toLowerCase();
  return (
    Object.entries(element.attributes)
      .find(([key]) => key.toLowerCase() === folded)?.[1]
      ?.trim() ?? ""
  );
};

/** `True`, in any case. */
export const isTrue = (text: string): boolean => /^\s*true\s*$/i.test(text);
