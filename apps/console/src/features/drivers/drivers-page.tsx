import { ToolbarDivider } from "@fluentui/react-components";
import { ArrowUpload20Regular, DeveloperBoardRegular, SearchRegular } from "@fluentui/react-icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type DriverFilter,
  driverPageSize,
  driverSummaryQuery,
  driversQuery,
  importDrivers,
} from "../../api/drivers.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { Pager } from "../../components/pager.tsx";
import { SelectionBar } from "../../components/selection-bar.tsx";
import { FileButton } from "../../uploads/file-button.tsx";
import { UploadList } from "../../uploads/upload-list.tsx";
import { uploadFile } from "../../uploads/uploads.ts";
import { BulkCommands } from "./bulk-commands.tsx";
import { type BulkDone, BulkNotice } from "./bulk-result.tsx";
import { DriverGrid } from "./driver-grid.tsx";
import { DriverTabs } from "./driver-tabs.tsx";
import { DriverTools } from "./driver-tools.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { ImportList } from "./import-list.tsx";
import { useDriverChoice } from "./use-driver-choice.ts";

const purpose = "drivers";

const without = (filter: { readonly [Key in keyof DriverFilter]: DriverFilter[Key] | undefined }): DriverFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));

/** The library of drivers: finding, importing, and changing many at once. */
export const DriversPage = () => {
  const { scope } = useOrganisationScope();
  const queryClient = useQueryClient();
  const mayWrite = usePermission("drivers.write");
  const [filter, setFilter] = useState<DriverFilter>({});
  /** Where each page seen so far begins; the server gives the next one's beginning with the page. */
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const [done, setDone] = useState<BulkDone | null>(null);
  const [waitingFiles, setWaitingFiles] = useState<File[] | null>(null);
  const page = cursors.length - 1;
  const query = useQuery(driversQuery(scope, filter, cursors[page] ?? null));
  const summary = useQuery(driverSummaryQuery(scope, filter));
  const found = summary.data;
  const all = useQuery(driverSummaryQuery(scope, {})).data;
  const drivers = query.data?.items;
  const matching = found?.drivers ?? 0;
  const shown = drivers?.map(({ id }) => id) ?? [];
  const chosen = useDriverChoice(scope, filter, matching, shown);

  const narrowTo = (change: { readonly [Key in keyof DriverFilter]: DriverFilter[Key] | undefined }) => {
    setFilter(without({ ...filter, ...change }));
    setCursors([null]);
  };
  const turnTo = (next: number) => {
    const cursor = query.data?.nextCursor ?? null;
    if (next < page) setCursors(cursors.slice(0, next + 1));
    else if (cursor !== null) setCursors([...cursors, cursor]);
  };
  const send = (files: readonly File[], organisationId: string, shared: boolean) => {
    for (const file of files) {
      const finish = async (uploadId: string) => {
        await importDrivers(organisationId, uploadId, shared);
        await queryClient.invalidateQueries({ queryKey: ["driver-imports"] });
      };
      uploadFile({ file, organisationId, purpose, finish });
    }
  };
  const choose = (files: File[]) => (scope ? send(files, scope, false) : setWaitingFiles(files));
  const fileButton = {
    label: "Import drivers",
    icon: <ArrowUpload20Regular />,
    accept: ".zip,.cab,.7z,.tar,.exe,.msi",
    multiple: true,
  };
  const isEmpty = all?.drivers === 0;
  return (
    <Page
      title="Drivers"
      tabs={<DriverTabs />}
      description="What Windows gets for the parts of a device. Everything shown here is read from the INF files."
      commands={
        mayWrite && (
          <>
            <FileButton {...fileButton} toolbar onFiles={choose} />
            <ToolbarDivider />
            <BulkCommands
              choice={chosen.choice}
              count={chosen.count}
              onDone={(result) => {
                chosen.clear();
                setDone(result);
              }}
            />
          </>
        )
      }
    >
      {done && <BulkNotice done={done} onDismiss={() => setDone(null)} />}
      <UploadList purpose={purpose} />
      <ImportList />
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading label="Loading drivers" />}
      {isEmpty && (
        <EmptyState
          icon={<DeveloperBoardRegular />}
          title="No drivers yet"
          action={mayWrite && <FileButton {...fileButton} appearance="primary" onFiles={choose} />}
        >
          Import a maker's driver pack: a ZIP, CAB or 7z archive, or a setup program that 7-Zip can open. A folder comes
          in with “windlass drivers import FOLDER”.
        </EmptyState>
      )}
      {drivers && !isEmpty && (
        <>
          <DriverTools filter={filter} all={all} found={found} onFilter={narrowTo} />
          <SelectionBar
            noun="driver"
            chosen={chosen.count}
            // While a search runs, the number shown is the one of before.
            matching={summary.isPlaceholderData ? 0 : matching}
            everything={chosen.everything}
            onAll={chosen.selectAll}
            onNone={chosen.clear}
          />
          {drivers.length > 0 ? (
            <DriverGrid drivers={drivers} isSelected={chosen.has} onSelect={mayWrite ? chosen.select : null} />
          ) : (
            <EmptyState icon={<SearchRegular />} title="Nothing matches">
              Change the search or the filters to see more.
            </EmptyState>
          )}
          <Pager page={page} pages={Math.max(page + 1, Math.ceil(matching / driverPageSize))} onPage={turnTo} />
        </>
      )}
      {waitingFiles && (
        <ImportDialog
          onClose={() => setWaitingFiles(null)}
          onStart={(organisationId, shared) => {
            send(waitingFiles, organisationId, shared);
            setWaitingFiles(null);
          }}
        />
      )}
    </Page>
  );
};
