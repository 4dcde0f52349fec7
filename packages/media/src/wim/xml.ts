import { XMLParser, XMLValidator } from "fast-xml-parser";

/** One element of a parsed document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Own text, trimmed, references resolved. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const textKey = "#text";
const attributesKey = ":@";
/** Deeper nesting is refused; image lists are five levels deep. */
const maximumDepth = 40;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  // Resolved below: the five predefined references and numbers, nothing that a document could define.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: maximumDepth,
});

const predefined: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const characterOf = (code: number, reference: string): string =>
  code > 0 && code <= 0x10_ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : reference;

const resolveReferences = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g, (reference, hexadecimal, decimal, name) => {
    if (hexadecimal !== undefined) return characterOf(Number.parseInt(hexadecimal, 16), reference);
    if (decimal !== undefined) return characterOf(Number.parseInt(decimal, 10), reference);
    return predefined[name] ?? reference;
  });

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const attributesOf = (node: Record<string, unknown>): Record<string, string> => {
  const attributes = node[attributesKey];
  if (!isRecord(attributes)) return {};
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, resolveReferences(String(value))]),
  );
};

const elementsOf = (nodes: unknown): XmlElement[] => {
  if (!Array.isArray(nodes)) return [];
  return nodes.filter(isRecord).flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== attributesKey && key !== textKey);
    if (name === undefined) return [];
    const content: unknown = node[name];
    const texts = Array.isArray(content)
      ? content.filter(isRecord).flatMap((child) => (textKey in child ? [String(child[textKey])] : []))
      : [];
    return {
      name,
      attributes: attributesOf(node),
      text: resolveReferences(texts.join("")).trim(),
      children: elementsOf(content),
    };
  });
};

/** Why a text is no well-formed XML, and where: both from 1. */
export class XmlFault extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/**
 * Parses untrusted XML into its outermost element. Document types are refused, so no entity of the document's own is
 * ever expanded; the caller bounds the length.
 *
 * @returns the reason as an `Error`, an {@link XmlFault} where it has a place, when the text is not well-formed
 */
export const parseXml = (text: string): XmlElement | Error => {
  if (/<!DOCTYPE/i.test(text)) return new Error("document types are not accepted");
  try {
    const verdict = XMLValidator.validate(text);
    if (verdict !== true) return new XmlFault(verdict.err.msg, verdict.err.line, verdict.err.col);
    const [root] = elementsOf(parser.parse(text));
    return root ?? new Error("there is no element");
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
};

/** All children of that name; none of a missing element. */
export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The first child of that name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** The element's text; null when there is no such element. */
export const textOf = (element: XmlElement | undefined): string | null => element?.text ?? null;
