import { Checkbox, createTableColumn } from "@fluentui/react-components";

/** Rows chosen for an action on several. */
export interface RowSelection<Item> {
  readonly ids: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  /** What a row is called, for who does not see it beside its box. */
  readonly nameOf: (item: Item) => string;
}

export const selectColumnId = "selected";

const changed = (ids: ReadonlySet<string>, rows: readonly string[], on: boolean): ReadonlySet<string> => {
  const next = new Set(ids);
  for (const row of rows) {
    if (on) next.add(row);
    else next.delete(row);
  }
  return next;
};

/** The first column of a list from which several rows can be chosen; its header chooses the page that is shown. */
export const selectColumn = <Item,>(
  { ids, onSelect, nameOf }: RowSelection<Item>,
  page: readonly Item[],
  rowId: (item: Item) => string,
) => {
  const rows = page.map(rowId);
  const count = rows.filter((row) => ids.has(row)).length;
  const whole = count === 0 ? false : count === rows.length ? true : "mixed";
  return createTableColumn<Item>({
    columnId: selectColumnId,
    renderHeaderCell: () => (
      <Checkbox
        aria-label="Select this page"
        checked={whole}
        onChange={(_event, data) => onSelect(changed(ids, rows, data.checked === true))}
      />
    ),
    renderCell: (item) => (
      <Checkbox
        aria-label={`Select ${nameOf(item)}`}
        checked={ids.has(rowId(item))}
        onChange={(_event, data) => onSelect(changed(ids, [rowId(item)], data.checked === true))}
      />
    ),
  });
};
