import { Button, ToolbarButton } from "@fluentui/react-components";
import { Add20Regular, BuildingMultipleRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { OrganisationView } from "@windlass/protocol";
import { useState } from "react";
import { organisationsQuery } from "../../api/organisations.ts";
import { usePermission } from "../../app/session.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageLink } from "../../components/links.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { Page } from "../../components/page.tsx";
import { State } from "../../components/state.tsx";
import { Instant } from "../../components/time.tsx";
import { connectionStates } from "./connection-states.ts";
import { OrganisationPanel } from "./organisation-panel.tsx";

const columns: readonly Column<OrganisationView>[] = [
  {
    id: "name",
    title: "Name",
    grow: 2,
    value: (organisation) => organisation.name,
    render: (organisation) => (
      <PageLink to="/organisations/$organisationId" params={{ organisationId: organisation.id }}>
        {organisation.name}
      </PageLink>
    ),
  },
  {
    id: "connection",
    title: "Microsoft Entra tenant",
    value: (organisation) => connectionStates[organisation.connection].word,
    render: ({ connection }) => (
      <State tone={connectionStates[connection].tone}>{connectionStates[connection].word}</State>
    ),
  },
  {
    id: "created",
    title: "Created",
    wideOnly: true,
    value: (organisation) => organisation.createdAt,
    render: (organisation) => <Instant at={organisation.createdAt} />,
  },
];

/** All organisations that the user may see. */
export const OrganisationsPage = () => {
  const navigate = useNavigate();
  const organisations = useQuery(organisationsQuery);
  const mayCreate = usePermission("organisations.create");
  const [creating, setCreating] = useState(false);
  return (
    <Page
      title="Organisations"
      description="Customers or business units. Everything belongs to one of them, and none sees anything of another."
      commands={
        mayCreate && (
          <ToolbarButton icon={<Add20Regular />} onClick={() => setCreating(true)}>
            New organisation
          </ToolbarButton>
        )
      }
    >
      <ListGrid
        noun="organisation"
        items={organisations.data}
        error={organisations.error}
        retry={() => void organisations.refetch()}
        columns={columns}
        rowId={(organisation) => organisation.id}
        initialSort={{ columnId: "name", direction: "ascending" }}
        empty={
          <EmptyState
            icon={<BuildingMultipleRegular />}
            title="No organisations yet"
            action={
              mayCreate && (
                <Button appearance="primary" onClick={() => setCreating(true)}>
                  New organisation
                </Button>
              )
            }
          >
            Begin with the organisation whose devices you deploy. Then connect its Microsoft Entra tenant.
          </EmptyState>
        }
      />
      {creating && (
        <OrganisationPanel
          organisation={null}
          onClose={() => setCreating(false)}
          onSaved={({ id }) => void navigate({ to: "/organisations/$organisationId", params: { organisationId: id } })}
        />
      )}
    </Page>
  );
};
