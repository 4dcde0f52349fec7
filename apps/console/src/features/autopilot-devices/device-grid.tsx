import {
  Checkbox,
  createTableColumn,
  DataGrid,
  DataGridBody,
  DataGridCell,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { type AutopilotDeviceSort, type AutopilotDeviceSummary, autopilotDeviceSort } from "@windlass/protocol";
import { useMemo } from "react";
import { narrow, useMedia } from "../../app/use-media.ts";
import { deviceColumns } from "./device-columns.tsx";
import { isSelected, type Selected, withDevices } from "./selection.ts";

const useStyles = makeStyles({
  cell: { minWidth: 0, overflowWrap: "anywhere", paddingTop: "6px", paddingBottom: "6px" },
  check: { flex: "0 0 40px", paddingLeft: 0, paddingRight: 0 },
  row: { minHeight: "40px" },
  header: { fontWeight: tokens.fontWeightSemibold, minWidth: 0 },
});

interface DeviceGridProps {
  readonly devices: readonly AutopilotDeviceSummary[];
  readonly sort: AutopilotDeviceSort;
  readonly direction: "ascending" | "descending";
  readonly onSort: (sort: AutopilotDeviceSort, direction: "ascending" | "descending") => void;
  readonly selected: Selected;
  readonly onSelect: (selected: Selected) => void;
  readonly onOpen: (device: AutopilotDeviceSummary) => void;
}

/** One page of devices. The server sorts: what a header asks for is fetched, not arranged here. */
export const DeviceGrid = ({ devices, sort, direction, selected, onSelect, onOpen, ...on }: DeviceGridProps) => {
  const styles = useStyles();
  const isNarrow = useMedia(narrow);
  const columns = useMemo(
    () => deviceColumns(onOpen).filter(({ wideOnly }) => !(isNarrow && wideOnly)),
    [isNarrow, onOpen],
  );
  const ids = devices.map(({ id }) => id);
  const checked = ids.filter((id) => isSelected(selected, id)).length;
  const wholePage = checked === 0 ? false : checked === ids.length ? true : "mixed";
  const tableColumns = [
    createTableColumn<AutopilotDeviceSummary>({
      columnId: "selected",
      renderHeaderCell: () => (
        <Checkbox
          aria-label="Select this page"
          checked={wholePage}
          onChange={(_event, data) => onSelect(withDevices(selected, ids, data.checked === true))}
        />
      ),
      renderCell: (device) => (
        <Checkbox
          aria-label={`Select ${device.serialNumber}`}
          checked={isSelected(selected, device.id)}
          onChange={(_event, data) => onSelect(withDevices(selected, [device.id], data.checked === true))}
        />
      ),
    }),
    ...columns.map((column) =>
      createTableColumn<AutopilotDeviceSummary>({
        columnId: column.id,
        // Rows come in their order; a column that the server sorts by has a button for a header.
        ...(column.id !== "drift" && { compare: () => 0 }),
        renderHeaderCell: () => column.title,
        renderCell: column.render,
      }),
    ),
  ];
  const growOf = (columnId: unknown) => {
    const grow = columns.find(({ id }) => id === columnId)?.grow;
    return grow === undefined ? {} : { flex: `${grow} 1 0` };
  };
  const classOf = (columnId: unknown, other: string) => (columnId === "selected" ? styles.check : other);
  return (
    <DataGrid
      items={[...devices]}
      columns={tableColumns}
      getRowId={(device: AutopilotDeviceSummary) => device.id}
      sortable
      size="small"
      focusMode="none"
      role="table"
      sortState={{ sortColumn: sort, sortDirection: direction }}
      onSortChange={(_event, data) => {
        const column = autopilotDeviceSort.safeParse(data.sortColumn);
        if (column.success) on.onSort(column.data, data.sortDirection);
      }}
      aria-label="Autopilot devices"
    >
      <DataGridHeader>
        <DataGridRow>
          {({ renderHeaderCell, columnId }) => (
            <DataGridHeaderCell className={classOf(columnId, styles.header)} style={growOf(columnId)}>
              {renderHeaderCell()}
            </DataGridHeaderCell>
          )}
        </DataGridRow>
      </DataGridHeader>
      <DataGridBody<AutopilotDeviceSummary>>
        {({ item, rowId }) => (
          <DataGridRow<AutopilotDeviceSummary> key={rowId} className={styles.row}>
            {({ renderCell, columnId }) => (
              <DataGridCell role="cell" className={classOf(columnId, styles.cell)} style={growOf(columnId)}>
                {renderCell(item)}
              </DataGridCell>
            )}
          </DataGridRow>
        )}
      </DataGridBody>
    </DataGrid>
  );
};
