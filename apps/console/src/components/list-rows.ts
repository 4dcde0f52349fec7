/** A column of a list: how it is shown, sorted and searched. */
export interface SortableColumn<Item> {
  readonly id: string;
  /** What the cell comes to as plain text or number: used to sort and to search. */
  readonly value: (item: Item) => string | number;
}

export interface Sort {
  readonly columnId: string;
  readonly direction: "ascending" | "descending";
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Order of two cell values: numbers by size, texts as people read them (`PC-9` before `PC-10`). */
export const compareValues = (left: string | number, right: string | number): number =>
  typeof left === "number" && typeof right === "number" ? left - right : collator.compare(String(left), String(right));

/** The items in which every word of `search` occurs in some column, in the order of `sort`. */
export const arrangeRows = <Item>(
  items: readonly Item[],
  columns: readonly SortableColumn<Item>[],
  search: string,
  sort: Sort | null,
): Item[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = (item: Item) => columns.map((column) => String(column.value(item)).toLowerCase()).join("\n");
  const rows = words.length
    ? items.filter((item) => {
        const text = textOf(item);
        return words.every((word) => text.includes(word));
      })
    : [...items];
  const column = columns.find((candidate) => candidate.id === sort?.columnId);
  if (!column || !sort) return rows;
  const sign = sort.direction === "ascending" ? 1 : -1;
  return rows.sort((left, right) => sign * compareValues(column.value(left), column.value(right)));
};
