import {
  createTableColumn,
  DataGrid,
  DataGridBody,
  DataGridCell,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
  makeStyles,
  Text,
  tokens,
} from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { type ReactNode, useMemo, useState } from "react";
import { narrow, useMedia } from "../app/use-media.ts";
import { EmptyState } from "./empty-state.tsx";
import { Failure } from "./failure.tsx";
import { counted } from "./format.ts";
import { arrangeRows, compareValues, type Sort, type SortableColumn } from "./list-rows.ts";
import { type ListFilter, ListTools } from "./list-tools.tsx";
import { Loading } from "./loading.tsx";
import { Pager, pageSize } from "./pager.tsx";
import { type RowSelection, selectColumn, selectColumnId } from "./select-column.tsx";

export interface Column<Item> extends SortableColumn<Item> {
  readonly title: string;
  readonly render: (item: Item) => ReactNode;
  /** Share of the width; 1 when left out. */
  readonly grow?: number;
  /** Left out on a narrow screen. */
  readonly wideOnly?: boolean;
}

const useStyles = makeStyles({
  cell: { minWidth: 0, overflowWrap: "anywhere", paddingTop: "6px", paddingBottom: "6px" },
  check: { flex: "0 0 40px", paddingLeft: 0, paddingRight: 0 },
  row: { minHeight: "40px" },
  header: { fontWeight: tokens.fontWeightSemibold },
});

/** Rows that one sees at a glance. */
const compactRows = 10;

interface ListGridProps<Item> {
  /** What the rows are, in the singular, for example `device`. */
  readonly noun: string;
  readonly items: readonly Item[] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  readonly columns: readonly Column<Item>[];
  readonly rowId: (item: Item) => string;
  readonly filters?: readonly ListFilter<Item>[];
  readonly initialSort?: Sort;
  /** Part of a page: search and filters only when there is something to find. */
  readonly compact?: boolean;
  /** Left out: rows are not chosen. */
  readonly selection?: RowSelection<Item> | undefined;
  /** Shown in place of the grid when there is nothing at all. */
  readonly empty: ReactNode;
}

/** A list: search, filters, sorting, pages of rows; skeleton, failure or empty state in its place when there are none. */
export const ListGrid = <Item,>(props: ListGridProps<Item>) => {
  const { noun, items, error, retry, columns, rowId, filters = [], initialSort, compact, selection, empty } = props;
  const styles = useStyles();
  const isNarrow = useMedia(narrow);
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [sort, setSort] = useState<Sort | null>(initialSort ?? null);
  const [page, setPage] = useState(0);

  const rows = useMemo(() => {
    const filtered = (items ?? []).filter((item) =>
      filters.every((filter) => !chosen[filter.id] || filter.matches(item, chosen[filter.id] ?? "")),
    );
    return arrangeRows(filtered, columns, search, sort);
  }, [items, columns, filters, search, chosen, sort]);
  const shown = useMemo(() => columns.filter((column) => !(isNarrow && column.wideOnly)), [columns, isNarrow]);
  const tableColumns = useMemo(
    () =>
      shown.map((column) =>
        createTableColumn<Item>({
          columnId: column.id,
          compare: (left, right) => compareValues(column.value(left), column.value(right)),
          renderHeaderCell: () => column.title,
          renderCell: column.render,
        }),
      ),
    [shown],
  );
  const flexOf = (columnId: unknown) =>
    columnId === selectColumnId ? {} : { flex: `${shown.find((column) => column.id === columnId)?.grow ?? 1} 1 0` };
  const classOf = (columnId: unknown, other: string) => (columnId === selectColumnId ? styles.check : other);

  const searchFor = (text: string) => {
    setSearch(text);
    setPage(0);
  };
  const choose = (filterId: string, value: string) => {
    setChosen({ ...chosen, [filterId]: value });
    setPage(0);
  };

  if (!items)
    return error ? <Failure error={error} retry={retry} /> : <Loading label={`Loading ${noun}s`} searched={!compact} />;
  if (items.length === 0) return empty;
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  const current = Math.min(page, pages - 1);
  const pageRows = rows.slice(current * pageSize, (current + 1) * pageSize);
  return (
    <>
      <Failure error={error} retry={retry} />
      {(!compact || items.length > compactRows) && (
        <ListTools
          noun={noun}
          filters={filters}
          items={items}
          search={search}
          chosen={chosen}
          onSearch={searchFor}
          onChoose={choose}
        >
          <Text aria-live="polite">{counted(rows.length, noun)}</Text>
        </ListTools>
      )}
      <DataGrid
        items={pageRows}
        columns={selection ? [selectColumn(selection, pageRows, rowId), ...tableColumns] : tableColumns}
        getRowId={rowId}
        sortable
        size="small"
        // Links and buttons are reached by Tab as on any page: Fluent's cell modes leave what cells hold out of reach.
        focusMode="none"
        // So it is a table: a grid would promise to be walked with the arrow keys.
        role="table"
        {...(sort && { sortState: { sortColumn: sort.columnId, sortDirection: sort.direction } })}
        onSortChange={(_event, data) => setSort({ columnId: String(data.sortColumn), direction: data.sortDirection })}
        aria-label={`${noun}s`}
      >
        <DataGridHeader>
          <DataGridRow>
            {({ renderHeaderCell, columnId }) => (
              <DataGridHeaderCell className={classOf(columnId, styles.header)} style={flexOf(columnId)}>
                {renderHeaderCell()}
              </DataGridHeaderCell>
            )}
          </DataGridRow>
        </DataGridHeader>
        <DataGridBody<Item>>
          {({ item, rowId: key }) => (
            <DataGridRow<Item> key={key} className={styles.row}>
              {({ renderCell, columnId }) => (
                <DataGridCell role="cell" className={classOf(columnId, styles.cell)} style={flexOf(columnId)}>
                  {renderCell(item)}
                </DataGridCell>
              )}
            </DataGridRow>
          )}
        </DataGridBody>
      </DataGrid>
      {rows.length === 0 && (
        <EmptyState icon={<SearchRegular />} title="Nothing matches">
          Change the search or the filters to see more.
        </EmptyState>
      )}
      <Pager page={current} pages={pages} onPage={setPage} />
    </>
  );
};
