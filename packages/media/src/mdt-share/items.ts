import type { MdtItem } from "@windlass/protocol";
import type { XmlElement } from "../wim/xml.ts";
import { withoutSecrets } from "./secrets.ts";
import type { ShareTree } from "./share-folder.ts";
import { allOf, attributeOf, firstOf, isTrue, textOf } from "./xml.ts";

/** Paths of the Workbench's folders by the GUID of what lies in them. */
export type FoldersOf = (guid: string) => readonly string[];

export const foldedGuid = (text: string): string => {
  const bare = text.trim().toLowerCase().replaceAll(/[{}]/g, "");
  return bare === "" ? "" : `{${bare}}`;
};

/** An element's text without passwords. */
export const shownText = (element: XmlElement | undefined, name: string): string =>
  withoutSecrets(textOf(element, name)).text;

export const textsOf = (element: XmlElement, name: string): string[] =>
  allOf(element, name).flatMap(({ text }) => (text === "" ? [] : [text]));

/** Null where there is no such element, or nothing in it. */
export const writtenOf = (element: XmlElement, name: string): string | null =>
  firstOf(element, name)?.text.trim() || null;

export const readItem = async (
  element: XmlElement,
  { tree, foldersOf }: { readonly tree: ShareTree; readonly foldersOf: FoldersOf },
): Promise<MdtItem> => {
  const guid = foldedGuid(attributeOf(element, "guid"));
  const source = writtenOf(element, "Source");
  return {
    guid,
    name: shownText(element, "Name"),
    comments: shownText(element, "Comments"),
    // Missing means yes.
    enabled: !/^false$/i.test(attributeOf(element, "enable")),
    hidden: isTrue(attributeOf(element, "hide")),
    folders: foldersOf(guid),
    // The share itself is nobody's source.
    path: source === null ? null : (await tree.find(source))?.path || null,
  };
};
