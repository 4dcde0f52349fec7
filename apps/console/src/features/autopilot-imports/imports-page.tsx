import { Link, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular, DocumentTableRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { AutopilotImportView } from "@windlass/protocol";
import { useState } from "react";
import { autopilotExportAddress, autopilotImportsQuery, sendAutopilotCsv } from "../../api/autopilot-imports.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { ChooseOrganisation } from "../../components/choose-organisation.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Failure } from "../../components/failure.tsx";
import { PageLink } from "../../components/links.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { useOrganisationColumn } from "../../components/organisation-column.tsx";
import { Page } from "../../components/page.tsx";
import { State } from "../../components/state.tsx";
import { Age } from "../../components/time.tsx";
import { FileButton } from "../../uploads/file-button.tsx";
import { AutopilotTabs } from "../autopilot/autopilot-tabs.tsx";
import { importStates } from "./import-states.ts";

const useStyles = makeStyles({
  export: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalL,
  },
});

const columns: readonly Column<AutopilotImportView>[] = [
  {
    id: "file",
    title: "File",
    grow: 2,
    value: (item) => item.fileName,
    render: (item) => (
      <PageLink to="/autopilot/import/$importId" params={{ importId: item.id }}>
        {item.fileName}
      </PageLink>
    ),
  },
  {
    id: "state",
    title: "State",
    value: (item) => importStates[item.state][1],
    render: (item) => <State tone={importStates[item.state][0]}>{importStates[item.state][1]}</State>,
  },
  { id: "rows", title: "Rows", wideOnly: true, value: (item) => item.rowsRead, render: (item) => item.rowsRead },
  {
    id: "at",
    title: "Sent",
    wideOnly: true,
    value: (item) => item.createdAt,
    render: (item) => <Age at={item.createdAt} />,
  },
];

/** The registered devices of the organisation in the top bar, to be saved; hashes only for who may write devices. */
const Export = () => {
  const styles = useStyles();
  const { scope } = useOrganisationScope();
  const mayWrite = usePermission("devices.write");
  if (!scope) return null;
  return (
    <div className={styles.export}>
      <ArrowDownloadRegular aria-hidden />
      <Text>Save the devices registered from here as CSV:</Text>
      <Link download href={autopilotExportAddress(scope, "without-hashes")}>
        without hardware hashes
      </Link>
      {mayWrite && (
        <Link download href={autopilotExportAddress(scope, "with-hashes")}>
          with hardware hashes (personal data)
        </Link>
      )}
    </div>
  );
};

/** CSV files of devices: choose one, and see what became of the others. */
export const AutopilotImportsPage = () => {
  const { scope } = useOrganisationScope();
  const navigate = useNavigate();
  const mayWrite = usePermission("devices.write");
  const query = useQuery(autopilotImportsQuery(scope));
  const organisationColumn = useOrganisationColumn<AutopilotImportView>();
  const [waiting, setWaiting] = useState<File | null>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ organisationId, file }: { organisationId: string; file: File }) =>
      sendAutopilotCsv(organisationId, file),
    onSuccess: ({ id }) => navigate({ to: "/autopilot/import/$importId", params: { importId: id } }),
  });
  const take = ([file]: readonly File[]) => {
    if (!file) return;
    if (scope) mutate({ organisationId: scope, file });
    else setWaiting(file);
  };
  const choose = (appearance: "primary" | "secondary") =>
    mayWrite && (
      <FileButton
        label="Choose a CSV file"
        icon={isPending ? <Spinner size="tiny" /> : <DocumentTableRegular />}
        accept=".csv,.txt,text/csv"
        appearance={appearance}
        disabled={isPending}
        onFiles={take}
      />
    );
  const isEmpty = query.data?.length === 0;
  return (
    <Page
      title="Import devices"
      description="Registers devices whose hardware hashes are in a CSV file, without deploying them from here. Every row is judged and shown before anything is sent to Microsoft. A file may have 50,000 devices and 512 MB."
      tabs={<AutopilotTabs />}
      commands={!isEmpty && choose("primary")}
    >
      <Failure error={error} />
      <ListGrid
        noun="import"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[...columns, ...organisationColumn]}
        rowId={(item) => item.id}
        initialSort={{ columnId: "at", direction: "descending" }}
        empty={
          <EmptyState icon={<DocumentTableRegular />} title="No imports yet" action={choose("primary") || undefined}>
            Take a file with the columns of Intune or Partner Center, as Get-WindowsAutopilotInfo or a reseller writes
            it.
          </EmptyState>
        }
      />
      <Export />
      {waiting && (
        <ChooseOrganisation
          title="Whose devices are these?"
          onChosen={(organisationId) => {
            setWaiting(null);
            mutate({ organisationId, file: waiting });
          }}
          onClose={() => setWaiting(null)}
        />
      )}
    </Page>
  );
};
