import { Button, ToolbarButton } from "@fluentui/react-components";
import { Add20Regular, PlugConnectedRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ConnectorView } from "@windlass/protocol";
import { useState } from "react";
import { connectorsQuery, revokeConnector } from "../../api/connectors.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { Confirm } from "../../components/confirm.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { useOrganisationColumn } from "../../components/organisation-column.tsx";
import { Page } from "../../components/page.tsx";
import { State } from "../../components/state.tsx";
import { Age } from "../../components/time.tsx";
import { connectorStates } from "./connector-words.ts";
import { NewConnectorPanel } from "./new-connector-panel.tsx";

const columns: readonly Column<ConnectorView>[] = [
  { id: "name", title: "Name", value: ({ name }) => name, render: ({ name }) => name },
  { id: "domain", title: "Domain", grow: 1.4, value: ({ domain }) => domain, render: ({ domain }) => domain },
  {
    id: "state",
    title: "State",
    value: ({ state }) => connectorStates[state].word,
    render: ({ state }) => <State tone={connectorStates[state].tone}>{connectorStates[state].word}</State>,
  },
  {
    id: "computer",
    title: "Runs on",
    wideOnly: true,
    value: ({ computer }) => computer ?? "",
    render: ({ computer }) => computer ?? "–",
  },
  {
    id: "seen",
    title: "Last heard of",
    wideOnly: true,
    value: ({ lastSeenAt }) => lastSeenAt ?? "",
    render: ({ lastSeenAt }) => (lastSeenAt ? <Age at={lastSeenAt} /> : "–"),
  },
  {
    id: "made",
    title: "Accounts made",
    wideOnly: true,
    value: ({ made }) => made,
    render: ({ made, lastMadeAt }) =>
      lastMadeAt ? (
        <span>
          {made}, last <Age at={lastMadeAt} />
        </span>
      ) : (
        String(made)
      ),
  },
];

/** Who makes computer accounts in which domain. */
export const ConnectorsPage = () => {
  const { scope } = useOrganisationScope();
  const queryClient = useQueryClient();
  const query = useQuery(connectorsQuery(scope));
  const mayWrite = usePermission("connectors.write");
  const organisationColumn = useOrganisationColumn<ConnectorView>();
  const [isAdding, setAdding] = useState(false);
  const [asked, setAsked] = useState<ConnectorView | null>(null);
  const revoke = useMutation({
    mutationFn: (id: string) => revokeConnector(id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["connectors"] });
      setAsked(null);
    },
  });
  const revoking: Column<ConnectorView> = {
    id: "revoke",
    title: "End",
    value: () => "",
    render: (connector) =>
      connector.state !== "revoked" && (
        <Button size="small" aria-label={`Revoke ${connector.name}`} onClick={() => setAsked(connector)}>
          Revoke
        </Button>
      ),
  };
  return (
    <Page
      title="Connectors"
      description="Commands that run on members of your domains and make a computer account for each device that is let in. They see nothing else, and no password of the domain leaves it."
      commands={
        mayWrite && (
          <ToolbarButton icon={<Add20Regular />} onClick={() => setAdding(true)}>
            New connector
          </ToolbarButton>
        )
      }
    >
      <ListGrid
        noun="connector"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[...columns, ...organisationColumn, ...(mayWrite ? [revoking] : [])]}
        rowId={({ id }) => id}
        initialSort={{ columnId: "name", direction: "ascending" }}
        empty={
          <EmptyState
            icon={<PlugConnectedRegular />}
            title="No connectors yet"
            action={
              mayWrite && (
                <Button appearance="primary" onClick={() => setAdding(true)}>
                  New connector
                </Button>
              )
            }
          >
            A build that joins a domain offline needs one computer of that domain to make its devices’ accounts. Make a
            connector, and run the command that it shows there.
          </EmptyState>
        }
      />
      {isAdding && <NewConnectorPanel onClose={() => setAdding(false)} />}
      <Confirm
        title={`Revoke “${asked?.name ?? ""}”?`}
        open={asked !== null}
        confirmLabel="Revoke"
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => asked && revoke.mutate(asked.id)}
        onClose={() => setAsked(null)}
      >
        It makes no more computer accounts in {asked?.domain}, and its computer’s key is worth nothing any more. What it
        is making at this moment another connector of the domain takes over. Accounts that it has made stay.
      </Confirm>
    </Page>
  );
};
