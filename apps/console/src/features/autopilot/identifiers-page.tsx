import { Checkbox, Text, ToolbarButton } from "@fluentui/react-components";
import { Delete20Regular, TagRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CorporateIdentifierView } from "@windlass/protocol";
import { useState } from "react";
import { corporateIdentifiersQuery, deleteCorporateIdentifiers } from "../../api/devices.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { Confirm } from "../../components/confirm.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { counted } from "../../components/format.ts";
import { PageLink } from "../../components/links.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { useOrganisationColumn } from "../../components/organisation-column.tsx";
import { Page } from "../../components/page.tsx";
import { State } from "../../components/state.tsx";
import { identifierTold } from "../deployments/identifier-states.ts";
import { AutopilotTabs } from "./autopilot-tabs.tsx";

const columns: readonly Column<CorporateIdentifierView>[] = [
  {
    id: "serialNumber",
    title: "Serial number",
    value: (item) => item.serialNumber,
    render: (item) => (
      <PageLink to="/deployments/$deploymentId" params={{ deploymentId: item.deploymentId }}>
        {item.serialNumber}
      </PageLink>
    ),
  },
  {
    id: "model",
    title: "Maker and model",
    grow: 1.5,
    wideOnly: true,
    value: (item) => `${item.manufacturer} ${item.model}`,
    render: (item) => `${item.manufacturer} ${item.model}`,
  },
  {
    id: "state",
    title: "State",
    grow: 1.5,
    value: (item) => identifierTold(item).words,
    render: (item) => <State tone={identifierTold(item).tone}>{identifierTold(item).words}</State>,
  },
];

/** What is being imported or is out already is not to be deleted. */
const canGo = ({ state }: CorporateIdentifierView): boolean => state === "imported" || state === "failed";

const deleteAll = async (items: readonly CorporateIdentifierView[]): Promise<void> => {
  for (const [organisationId, own] of Map.groupBy(items, (item) => item.organisationId)) {
    // The server takes so many at once.
    for (let start = 0; start < own.length; start += 500) {
      const ids = own.slice(start, start + 500).map(({ id }) => id);
      await deleteCorporateIdentifiers(organisationId, ids);
    }
  }
};

/** Devices that were made corporate ones for Autopilot device preparation; they can be taken off Intune's list again. */
export const IdentifiersPage = () => {
  const { scope } = useOrganisationScope();
  const queryClient = useQueryClient();
  const query = useQuery(corporateIdentifiersQuery(scope));
  const mayDelete = usePermission("devices.write");
  const organisationColumn = useOrganisationColumn<CorporateIdentifierView>();
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const chosen = (query.data ?? []).filter((item) => chosenIds.has(item.id) && canGo(item));
  const deletion = useMutation({
    mutationFn: () => deleteAll(chosen),
    onSuccess: () => {
      setAsking(false);
      setChosenIds(new Set());
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["registrations"] }),
  });
  const choose = (id: string, isChosen: boolean) => {
    const others = [...chosenIds].filter((one) => one !== id);
    setChosenIds(new Set(isChosen ? [...others, id] : others));
  };
  const choice: Column<CorporateIdentifierView> = {
    id: "choice",
    title: "Choose",
    grow: 0.6,
    value: (item) => (chosenIds.has(item.id) ? 0 : 1),
    render: (item) =>
      canGo(item) && (
        <Checkbox
          aria-label={`Choose ${item.serialNumber}`}
          checked={chosenIds.has(item.id)}
          onChange={(_event, data) => choose(item.id, data.checked === true)}
        />
      ),
  };
  return (
    <Page
      title="Corporate identifiers"
      tabs={<AutopilotTabs />}
      description="Devices that Intune knows as corporate ones, for Autopilot device preparation. Imported while they are deployed."
      commands={
        mayDelete && (
          <ToolbarButton icon={<Delete20Regular />} disabled={chosen.length === 0} onClick={() => setAsking(true)}>
            {chosen.length === 0 ? "Delete" : `Delete ${chosen.length}`}
          </ToolbarButton>
        )
      }
    >
      <ListGrid
        noun="corporate identifier"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[...(mayDelete ? [choice] : []), ...columns, ...organisationColumn]}
        rowId={(item) => item.id}
        empty={
          <EmptyState icon={<TagRegular />} title="No corporate identifiers yet">
            A device is made a corporate one while it is deployed, when its build uses device preparation and imports
            corporate identifiers.
          </EmptyState>
        }
      />
      <Confirm
        title={`Delete ${counted(chosen.length, "corporate identifier")}`}
        open={asking}
        confirmLabel="Delete"
        busy={deletion.isPending}
        error={deletion.error}
        onConfirm={() => deletion.mutate()}
        onClose={() => setAsking(false)}
      >
        <Text>
          Intune then counts these devices as personal ones when they enrol next. Where the tenant blocks personal
          devices, Autopilot device preparation fails for them. Devices that are enrolled stay enrolled. Rows of the
          same devices from other deployments go with them; the deployments themselves stay.
        </Text>
      </Confirm>
    </Page>
  );
};
