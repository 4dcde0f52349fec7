import { BoxMultipleRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { DriverPackView } from "@windlass/protocol";
import { useState } from "react";
import { driverPacksQuery } from "../../api/driver-packs.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageLink } from "../../components/links.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import type { ListFilter } from "../../components/list-tools.tsx";
import { useOwnerColumn } from "../../components/owner-column.tsx";
import { Page } from "../../components/page.tsx";
import { State } from "../../components/state.tsx";
import { Age } from "../../components/time.tsx";
import { DriverTabs } from "./driver-tabs.tsx";
import { PackCommands } from "./pack-commands.tsx";

const columns: readonly Column<DriverPackView>[] = [
  {
    id: "name",
    title: "Name",
    grow: 2,
    value: ({ name }) => name,
    render: ({ id, name }) => (
      <PageLink to="/drivers/packs/$packId" params={{ packId: id }}>
        {name}
      </PageLink>
    ),
  },
  {
    id: "vendor",
    title: "Maker",
    wideOnly: true,
    value: ({ vendor }) => vendor,
    render: ({ vendor }) => vendor || "–",
  },
  {
    id: "version",
    title: "Version",
    wideOnly: true,
    value: ({ version }) => version,
    render: ({ version }) => version || "–",
  },
  {
    id: "drivers",
    title: "Drivers",
    wideOnly: true,
    value: ({ drivers }) => drivers,
    render: ({ drivers }) => drivers,
  },
  {
    id: "for",
    title: "For",
    wideOnly: true,
    value: ({ filter }) => (filter ? "limited" : "all"),
    render: ({ filter }) => (filter ? "Devices of its filter" : "All that its parts fit"),
  },
  {
    id: "imported",
    title: "Imported",
    wideOnly: true,
    value: ({ importedAt }) => importedAt,
    render: ({ importedAt }) => <Age at={importedAt} />,
  },
  {
    id: "state",
    title: "State",
    value: ({ active }) => (active ? "active" : "inactive"),
    render: ({ active }) => (active ? <State tone="good">Active</State> : <State tone="idle">Inactive</State>),
  },
];

const filters: readonly ListFilter<DriverPackView>[] = [
  {
    id: "state",
    title: "State",
    options: () => [
      { value: "active", title: "Active" },
      { value: "inactive", title: "Inactive" },
    ],
    matches: ({ active }, value) => active === (value === "active"),
  },
];

/** The packs that drivers came in. */
export const PacksPage = () => {
  const { scope } = useOrganisationScope();
  const query = useQuery(driverPacksQuery(scope));
  const mayWrite = usePermission("drivers.write");
  const ownerColumn = useOwnerColumn<DriverPackView>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const there = [...chosen].filter((id) => query.data?.some((pack) => pack.id === id));
  return (
    <Page
      title="Driver packs"
      tabs={<DriverTabs />}
      description="What came in together: a maker's drivers for some models. Say on a pack which models it is for, and these get its drivers first."
      commands={mayWrite && <PackCommands packIds={there} onDone={() => setChosen(new Set())} />}
    >
      <ListGrid
        noun="pack"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[...columns, ...ownerColumn]}
        filters={filters}
        rowId={({ id }) => id}
        initialSort={{ columnId: "name", direction: "ascending" }}
        {...(mayWrite && {
          selection: { ids: chosen, onSelect: setChosen, nameOf: ({ name }: DriverPackView) => name },
        })}
        empty={
          <EmptyState
            icon={<BoxMultipleRegular />}
            title="No driver packs yet"
            action={<PageLink to="/drivers">Import a pack under Drivers</PageLink>}
          >
            Each file that is imported becomes a pack with the drivers in it.
          </EmptyState>
        }
      />
    </Page>
  );
};
