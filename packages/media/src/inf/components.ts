import { type InfFamily, type LocatedSection, readIdentifiers, withNeeded } from "./install-section.ts";

/**
 * Hardware ids of the software components that an install section makes of a device: `AddComponent` in its `.Components`
 * section names a section whose `ComponentIDs` stand behind `SWC\`. Source: Microsoft, "INF AddComponent directive".
 */
export const readComponentIds = (family: InfFamily, section: LocatedSection): string[] => {
  const start = { document: section.document, name: `${section.name}.Components` };
  const ids = withNeeded(family, start).flatMap(({ document, name }) =>
    document.entriesOf(name, "AddComponent").flatMap((entry) => {
      const described = document.expand(entry.values[2], entry);
      return document
        .entriesOf(described, "ComponentIDs")
        .flatMap((list) => readIdentifiers(document, list.values, list).map((id) => `SWC\\${id}`));
    }),
  );
  return [...new Set(ids)];
};
