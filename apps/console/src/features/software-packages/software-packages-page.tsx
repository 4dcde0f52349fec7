import { Button, ToolbarButton } from "@fluentui/react-components";
import { Add20Regular, BoxMultipleRegular } from "@fluentui/react-icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { SoftwarePackageView } from "@windlass/protocol";
import { useState } from "react";
import { deleteSoftwarePackages, softwarePackagesQuery } from "../../api/software-packages.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { DeleteMany } from "../../components/delete-many.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { counted, formatBytes } from "../../components/format.ts";
import { PageLink } from "../../components/links.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { useOrganisationColumn } from "../../components/organisation-column.tsx";
import { Page } from "../../components/page.tsx";
import { Age } from "../../components/time.tsx";
import { SoftwarePackagePanel } from "./software-package-panel.tsx";

const totalBytes = ({ files }: SoftwarePackageView): number => files.reduce((sum, file) => sum + file.sizeBytes, 0);

const columns: readonly Column<SoftwarePackageView>[] = [
  {
    id: "name",
    title: "Name",
    grow: 2,
    value: (item) => item.name,
    render: (item) => (
      <PageLink to="/software-packages/$packageId" params={{ packageId: item.id }}>
        {item.name}
      </PageLink>
    ),
  },
  { id: "version", title: "Version", value: (item) => item.version, render: (item) => item.version },
  {
    id: "steps",
    title: "Steps",
    wideOnly: true,
    value: (item) => item.steps.length,
    render: (item) => item.steps.length,
  },
  {
    id: "files",
    title: "Files",
    wideOnly: true,
    value: totalBytes,
    render: (item) =>
      item.files.length === 0 ? "–" : `${counted(item.files.length, "file")}, ${formatBytes(totalBytes(item))}`,
  },
  {
    id: "updated",
    title: "Changed",
    wideOnly: true,
    value: (item) => item.updatedAt,
    render: (item) => <Age at={item.updatedAt} />,
  },
];

/** All software packages. */
export const SoftwarePackagesPage = () => {
  const { scope } = useOrganisationScope();
  const navigate = useNavigate();
  const query = useQuery(softwarePackagesQuery(scope));
  const mayWrite = usePermission("software.write");
  const organisationColumn = useOrganisationColumn<SoftwarePackageView>();
  const [creating, setCreating] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const queryClient = useQueryClient();
  // What somebody else deleted meanwhile is not chosen any more.
  const there = (query.data ?? []).filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  return (
    <Page
      title="Software packages"
      description="One deployable version of a product each: files, and the steps that put them on a device."
      commands={
        mayWrite && (
          <>
            <ToolbarButton icon={<Add20Regular />} onClick={() => setCreating(true)}>
              New package
            </ToolbarButton>
            <DeleteMany
              noun="software package"
              ids={there}
              remove={deleteSoftwarePackages}
              onDeleted={() => {
                setChosen(new Set());
                return queryClient.invalidateQueries({ queryKey: ["software-packages"] });
              }}
            />
          </>
        )
      }
    >
      <ListGrid
        noun="software package"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[...columns, ...organisationColumn]}
        rowId={(item) => item.id}
        {...(mayWrite && {
          selection: {
            ids: chosen,
            onSelect: setChosen,
            nameOf: (item: SoftwarePackageView) => `${item.name} ${item.version}`,
          },
        })}
        initialSort={{ columnId: "name", direction: "ascending" }}
        empty={
          <EmptyState
            icon={<BoxMultipleRegular />}
            title="No software packages yet"
            action={
              mayWrite && (
                <Button appearance="primary" onClick={() => setCreating(true)}>
                  New package
                </Button>
              )
            }
          >
            Describe what a device gets beside Windows: files to copy, scripts to run. Builds then list the packages in
            order.
          </EmptyState>
        }
      />
      {creating && (
        <SoftwarePackagePanel
          onClose={() => setCreating(false)}
          onCreated={({ id }) => void navigate({ to: "/software-packages/$packageId", params: { packageId: id } })}
        />
      )}
    </Page>
  );
};
