import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ChevronLeftRegular, ChevronRightRegular, SearchRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { AutopilotDeviceFilter, AutopilotDeviceStatus, AutopilotDeviceSummary } from "@windlass/protocol";
import { useCallback, useState } from "react";
import { autopilotDevicesQuery, type DeviceView } from "../../api/autopilot-devices.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Failure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { Loading } from "../../components/loading.tsx";
import { TextLink } from "../../components/text-link.tsx";
import { DeviceGrid } from "./device-grid.tsx";
import { DeviceTools } from "./device-tools.tsx";
import { countOf, nothing, type Selected } from "./selection.ts";

const useStyles = makeStyles({
  summary: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    minHeight: "28px",
  },
  pager: {
    display: "flex",
    justifyContent: "center",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    paddingTop: tokens.spacingVerticalM,
  },
});

const firstView: Omit<DeviceView, "filter" | "cursor"> = { sort: "serialNumber", direction: "ascending" };

interface DeviceListProps {
  readonly organisationId: string;
  readonly status: AutopilotDeviceStatus;
  readonly filter: AutopilotDeviceFilter;
  readonly onFilter: (filter: AutopilotDeviceFilter) => void;
  readonly selected: Selected;
  /** `total` is how many the filter finds. */
  readonly onSelect: (selected: Selected, total: number) => void;
  readonly onOpen: (device: AutopilotDeviceSummary) => void;
}

/** The list: searched, filtered, sorted and cut into pages by the server. */
export const DeviceList = ({ organisationId, status, filter, selected, onSelect, onOpen, ...on }: DeviceListProps) => {
  const styles = useStyles();
  const [order, setOrder] = useState(firstView);
  /** Where the pages so far began; the last one is shown. */
  const [starts, setStarts] = useState<readonly (string | null)[]>([null]);
  const cursor = starts.at(-1) ?? null;
  const { data, error, refetch } = useQuery(autopilotDevicesQuery(organisationId, { ...order, filter, cursor }));
  const { onFilter } = on;
  const changeFilter = useCallback(
    (next: AutopilotDeviceFilter) => {
      setStarts([null]);
      onSelect(nothing, 0);
      onFilter(next);
    },
    [onSelect, onFilter],
  );
  const tools = <DeviceTools filter={filter} status={status} onFilter={changeFilter} />;
  if (!data) {
    return (
      <>
        {tools}
        {error ? <Failure error={error} retry={() => void refetch()} /> : <Loading label="Loading Autopilot devices" />}
      </>
    );
  }
  const { items, total, nextCursor } = data;
  const chosen = countOf(selected, total);
  return (
    <>
      {tools}
      <Failure error={error} retry={() => void refetch()} />
      <div className={styles.summary}>
        <Text aria-live="polite">
          {counted(total, "device")}
          {chosen > 0 && `, ${chosen} selected`}
        </Text>
        {selected.kind === "some" && total > 0 && (
          <TextLink onClick={() => onSelect({ kind: "all" }, total)}>Select all {total}</TextLink>
        )}
        {chosen > 0 && <TextLink onClick={() => onSelect(nothing, total)}>Clear selection</TextLink>}
      </div>
      {items.length === 0 ? (
        <EmptyState icon={<SearchRegular />} title="Nothing matches">
          Change the search or the filters to see more.
        </EmptyState>
      ) : (
        <DeviceGrid
          devices={items}
          {...order}
          onSort={(sort, direction) => {
            setOrder({ sort, direction });
            setStarts([null]);
          }}
          selected={selected}
          onSelect={(next) => onSelect(next, total)}
          onOpen={onOpen}
        />
      )}
      {(starts.length > 1 || nextCursor !== null) && (
        <nav aria-label="Pages" className={styles.pager}>
          <Button
            aria-label="Previous page"
            icon={<ChevronLeftRegular />}
            disabled={starts.length === 1}
            onClick={() => setStarts(starts.slice(0, -1))}
          />
          <Text aria-live="polite">Page {starts.length}</Text>
          <Button
            aria-label="Next page"
            icon={<ChevronRightRegular />}
            disabled={nextCursor === null}
            onClick={() => setStarts([...starts, nextCursor])}
          />
        </nav>
      )}
    </>
  );
};
