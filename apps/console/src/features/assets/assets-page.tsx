import { Link, ToolbarButton } from "@fluentui/react-components";
import { Add20Regular, ArrowDownloadRegular, DocumentTableRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { AssetView } from "@windlass/protocol";
import { useMemo, useState } from "react";
import { assetExportAddress, assetsQuery } from "../../api/assets.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { ChooseOrganisation } from "../../components/choose-organisation.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { useOrganisationColumn } from "../../components/organisation-column.tsx";
import { Page } from "../../components/page.tsx";
import { TextLink } from "../../components/text-link.tsx";
import { FileButton } from "../../uploads/file-button.tsx";
import { AssetPanel } from "./asset-panel.tsx";
import { ImportPanel } from "./import-panel.tsx";

const columnsWith = (open: (asset: AssetView) => void): Column<AssetView>[] => [
  {
    id: "name",
    title: "Computer name",
    value: (asset) => asset.computerName ?? "",
    render: (asset) => <TextLink onClick={() => open(asset)}>{asset.computerName ?? "No name"}</TextLink>,
  },
  {
    id: "serialNumber",
    title: "Serial number",
    value: (asset) => asset.serialNumber ?? "",
    render: (asset) => asset.serialNumber ?? asset.mac ?? asset.uuid,
  },
  {
    id: "assetTag",
    title: "Asset tag",
    wideOnly: true,
    value: (asset) => asset.assetTag ?? "",
    render: (asset) => asset.assetTag ?? "–",
  },
  {
    id: "other",
    title: "MAC address and UUID",
    wideOnly: true,
    grow: 1.6,
    value: ({ mac, uuid }) => [mac, uuid].filter(Boolean).join(" "),
    render: ({ mac, uuid }) => [mac, uuid].filter(Boolean).join(", ") || "–",
  },
  {
    id: "source",
    title: "From",
    wideOnly: true,
    grow: 1.2,
    value: (asset) => asset.source,
    render: (asset) => asset.source,
  },
];

/** What is edited: nothing, a new row, or one of the list. */
type Edited = { readonly asset: AssetView | null } | null;

/** The list by which devices are named before anybody has seen them. */
export const AssetsPage = () => {
  const { scope } = useOrganisationScope();
  const mayWrite = usePermission("devices.write");
  const query = useQuery(assetsQuery(scope));
  const organisationColumn = useOrganisationColumn<AssetView>();
  const [edited, setEdited] = useState<Edited>(null);
  const [waiting, setWaiting] = useState<File | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const organisationId = scope ?? chosen;
  const columns = useMemo(() => columnsWith((asset) => setEdited({ asset })), []);
  const isEmpty = query.data?.length === 0;
  const choose = (appearance: "primary" | "secondary") =>
    mayWrite && (
      <FileButton
        label="Import a CSV file"
        icon={<DocumentTableRegular />}
        accept=".csv,.txt,text/csv"
        appearance={appearance}
        onFiles={([file]) => file && setWaiting(file)}
      />
    );
  const closeImport = () => {
    setWaiting(null);
    setChosen(null);
  };
  return (
    <Page
      title="Asset list"
      description="Which device gets which computer name and asset tag, known by serial number, UUID or MAC address. Builds that look it up name devices by it."
      commands={
        <>
          {!isEmpty && choose("primary")}
          {mayWrite && (
            <ToolbarButton icon={<Add20Regular />} onClick={() => setEdited({ asset: null })}>
              Add a device
            </ToolbarButton>
          )}
        </>
      }
    >
      <ListGrid
        noun="asset"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[...columns, ...organisationColumn]}
        rowId={(asset) => asset.id}
        initialSort={{ columnId: "name", direction: "ascending" }}
        empty={
          <EmptyState icon={<DocumentTableRegular />} title="Nothing on the list yet" action={choose("primary")}>
            Take a CSV file whose first line names the columns: serial number, computer name and, if you like, MAC
            address, UUID and asset tag. Every row is judged and shown before anything is taken over.
          </EmptyState>
        }
      />
      {scope && !isEmpty && (
        <Link download href={assetExportAddress(scope)}>
          <ArrowDownloadRegular aria-hidden /> Save the list as CSV
        </Link>
      )}
      {edited && <AssetPanel key={edited.asset?.id ?? "new"} asset={edited.asset} onClose={() => setEdited(null)} />}
      {waiting && organisationId && (
        <ImportPanel organisationId={organisationId} file={waiting} onClose={closeImport} />
      )}
      {waiting && !organisationId && (
        <ChooseOrganisation title="Whose devices are these?" onChosen={setChosen} onClose={closeImport} />
      )}
    </Page>
  );
};
