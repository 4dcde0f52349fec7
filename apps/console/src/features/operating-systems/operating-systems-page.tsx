import { ArrowUpload20Regular, WindowRegular } from "@fluentui/react-icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { OperatingSystemView } from "@windlass/protocol";
import { useState } from "react";
import { deleteOperatingSystems, operatingSystemsQuery } from "../../api/operating-systems.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { ChooseOrganisation } from "../../components/choose-organisation.tsx";
import { DeleteMany } from "../../components/delete-many.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { counted } from "../../components/format.ts";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import type { ListFilter } from "../../components/list-tools.tsx";
import { useOrganisationColumn } from "../../components/organisation-column.tsx";
import { Page } from "../../components/page.tsx";
import { TextLink } from "../../components/text-link.tsx";
import { Age } from "../../components/time.tsx";
import { FileButton } from "../../uploads/file-button.tsx";
import { UploadList } from "../../uploads/upload-list.tsx";
import { architecturesOf, buildsOf, languagesOf } from "./image-names.ts";
import { ImportList } from "./import-list.tsx";
import { OperatingSystemPanel } from "./operating-system-panel.tsx";
import { ReleaseList } from "./release-list.tsx";
import { sendFiles, uploadPurpose } from "./send-files.ts";

const columnsFor = (open: (id: string) => void): Column<OperatingSystemView>[] => [
  {
    id: "name",
    title: "Name",
    grow: 2,
    value: (item) => item.name,
    render: (item) => <TextLink onClick={() => open(item.id)}>{item.name}</TextLink>,
  },
  {
    id: "architecture",
    title: "Architecture",
    grow: 1.2,
    wideOnly: true,
    value: architecturesOf,
    render: architecturesOf,
  },
  { id: "build", title: "Build", grow: 1.2, value: buildsOf, render: buildsOf },
  {
    id: "images",
    title: "Editions",
    wideOnly: true,
    value: (item) => item.images.length,
    render: (item) => item.images.length,
  },
  { id: "languages", title: "Languages", wideOnly: true, value: languagesOf, render: languagesOf },
  {
    id: "used",
    title: "Used by",
    wideOnly: true,
    value: (item) => item.usedBy.length,
    render: (item) => (item.usedBy.length === 0 ? "–" : counted(item.usedBy.length, "build")),
  },
  {
    id: "imported",
    title: "Imported",
    wideOnly: true,
    value: (item) => item.importedAt,
    render: (item) => <Age at={item.importedAt} />,
  },
];

const byRelease: ListFilter<OperatingSystemView> = {
  id: "release",
  title: "Release",
  options: (items) =>
    [...new Set(items.flatMap(({ release }) => release?.name ?? []))].map((name) => ({ value: name, title: name })),
  matches: (item, value) => item.release?.name === value,
};

/** Imported Windows media by release, replacing one release by another, and importing more. */
export const OperatingSystemsPage = () => {
  const { scope } = useOrganisationScope();
  const query = useQuery(operatingSystemsQuery(scope));
  const mayWrite = usePermission("operating-systems.write");
  const organisationColumn = useOrganisationColumn<OperatingSystemView>();
  const [openId, setOpenId] = useState<string | null>(null);
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const there = [...chosen].filter((id) => query.data?.some((item) => item.id === id));
  const [waitingFiles, setWaitingFiles] = useState<File[] | null>(null);
  const send = (files: File[], organisationId: string) => sendFiles(files, organisationId, () => query.refetch());
  const choose = (files: File[]) => (scope ? send(files, scope) : setWaitingFiles(files));
  const fileButton = {
    label: "Import media",
    icon: <ArrowUpload20Regular />,
    accept: ".iso,.wim,.esd,.swm",
    multiple: true,
  };
  const opened = query.data?.find((item) => item.id === openId);
  return (
    <Page
      title="Operating systems"
      description="Windows media. Release, editions, languages and architecture are read from the image itself."
      commands={
        mayWrite && (
          <>
            <FileButton {...fileButton} toolbar onFiles={choose} />
            <DeleteMany
              noun="operating system"
              ids={there}
              remove={deleteOperatingSystems}
              onDeleted={() => {
                setChosen(new Set());
                return queryClient.invalidateQueries({ queryKey: ["operating-systems"] });
              }}
            />
          </>
        )
      }
    >
      <UploadList purpose={uploadPurpose} />
      <ImportList />
      <ReleaseList items={query.data ?? []} />
      <ListGrid
        noun="operating system"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[...columnsFor(setOpenId), ...organisationColumn]}
        rowId={(item) => item.id}
        filters={[byRelease]}
        selection={
          mayWrite ? { ids: chosen, onSelect: setChosen, nameOf: ({ name }: OperatingSystemView) => name } : undefined
        }
        initialSort={{ columnId: "name", direction: "ascending" }}
        empty={
          <EmptyState
            icon={<WindowRegular />}
            title="No operating systems yet"
            action={mayWrite && <FileButton {...fileButton} appearance="primary" onFiles={choose} />}
          >
            Import an ISO as Microsoft offers it, or install.wim, install.esd or all install*.swm of it. A build then
            picks an edition and a language.
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
