import type { Filter, FilterField } from "@windlass/protocol";

const ask = (filter: Filter, fields: Set<FilterField>): void => {
  if ("not" in filter) ask(filter.not, fields);
  else if ("all" in filter) for (const part of filter.all) ask(part, fields);
  else if ("any" in filter) for (const part of filter.any) ask(part, fields);
  else fields.add(filter.field);
};

/** What any of the filters asks of a device. */
export const askedFields = (filters: Iterable<Filter | null>): ReadonlySet<FilterField> => {
  const fields = new Set<FilterField>();
  for (const filter of filters) if (filter !== null) ask(filter, fields);
  return fields;
};
