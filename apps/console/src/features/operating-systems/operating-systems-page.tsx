import { ArrowUpload20Regular, WindowRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { OperatingSystemView } from "@windlass/protocol";
import { useState } from "react";
import { importOperatingSystem, operatingSystemsQuery } from "../../api/operating-systems.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { ChooseOrganisation } from "../../components/choose-organisation.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { formatBytes } from "../../components/format.ts";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { useOrganisationColumn } from "../../components/organisation-column.tsx";
import { Page } from "../../components/page.tsx";
import { TextLink } from "../../components/text-link.tsx";
import { Age } from "../../components/time.tsx";
import { FileButton } from "../../uploads/file-button.tsx";
import { UploadList } from "../../uploads/upload-list.tsx";
import { uploadFile } from "../../uploads/uploads.ts";
import { architecturesOf, buildsOf, languagesOf } from "./image-names.ts";
import { ImportList } from "./import-list.tsx";
import { OperatingSystemPanel } from "./operating-system-panel.tsx";

const purpose = "operating-systems";

const columnsFor = (open: (id: string) => void): Column<OperatingSystemView>[] => [
  {
    id: "name",
    title: "Name",
    grow: 2,
    value: (item) => item.name,
    render: (item) => <TextLink onClick={() => open(item.id)}>{item.name}</TextLink>,
  },
  { id: "architecture", title: "Architecture", wideOnly: true, value: architecturesOf, render: architecturesOf },
  { id: "build", title: "Build", value: buildsOf, render: buildsOf },
  {
    id: "images",
    title: "Editions",
    wideOnly: true,
    value: (item) => item.images.length,
    render: (item) => item.images.length,
  },
  { id: "languages", title: "Languages", wideOnly: true, value: languagesOf, render: languagesOf },
  {
    id: "size",
    title: "Size",
    wideOnly: true,
    value: (item) => item.sizeBytes,
    render: (item) => formatBytes(item.sizeBytes),
  },
  {
    id: "imported",
    title: "Imported",
    wideOnly: true,
    value: (item) => item.importedAt,
    render: (item) => <Age at={item.importedAt} />,
  },
];

/** Imported Windows media, and importing more. */
export const OperatingSystemsPage = () => {
  const { scope } = useOrganisationScope();
  const query = useQuery(operatingSystemsQuery(scope));
  const mayWrite = usePermission("operating-systems.write");
  const organisationColumn = useOrganisationColumn<OperatingSystemView>();
  const [openId, setOpenId] = useState<string | null>(null);
  const [waitingFiles, setWaitingFiles] = useState<File[] | null>(null);
  const send = (files: File[], organisationId: string) => {
    for (const file of files) {
      const finish = (uploadId: string) => importOperatingSystem(organisationId, uploadId).then(() => query.refetch());
      uploadFile({ file, organisationId, purpose, finish });
    }
  };
  const choose = (files: File[]) => (scope ? send(files, scope) : setWaitingFiles(files));
  const fileButton = {
    label: "Import images",
    icon: <ArrowUpload20Regular />,
    accept: ".wim,.esd,.swm",
    multiple: true,
  };
  const opened = query.data?.find((item) => item.id === openId);
  return (
    <Page
      title="Operating systems"
      description="Windows media. Editions, languages, architecture and build are read from the image itself."
      commands={mayWrite && <FileButton {...fileButton} toolbar onFiles={choose} />}
    >
      <UploadList purpose={purpose} />
      <ImportList />
      <ListGrid
        noun="operating system"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[...columnsFor(setOpenId), ...organisationColumn]}
        rowId={(item) => item.id}
        initialSort={{ columnId: "name", direction: "ascending" }}
        empty={
          <EmptyState
            icon={<WindowRegular />}
            title="No operating systems yet"
            action={mayWrite && <FileButton {...fileButton} appearance="primary" onFiles={choose} />}
          >
            Import install.wim or install.esd from the sources folder of Windows installation media. A build then picks
            an edition and a language of it.
          </EmptyState>
        }
      />
      {opened && <OperatingSystemPanel operatingSystem={opened} onClose={() => setOpenId(null)} />}
      {waitingFiles && (
        <ChooseOrganisation
          title="Import for which organisation?"
          onClose={() => setWaitingFiles(null)}
          onChosen={(organisationId) => {
            send(waitingFiles, organisationId);
            setWaitingFiles(null);
          }}
        />
      )}
    </Page>
  );
};
