import { RocketRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { DeploymentSummary } from "@windlass/protocol";
import { deploymentsQuery } from "../../api/deployments.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageLinkButton } from "../../components/links.tsx";
import { ListGrid } from "../../components/list-grid.tsx";
import type { ListFilter } from "../../components/list-tools.tsx";
import { useOrganisationColumn } from "../../components/organisation-column.tsx";
import { Page } from "../../components/page.tsx";
import { deploymentColumns } from "./deployment-columns.tsx";
import { PendingRequests } from "./pending-requests.tsx";
import { deploymentStates } from "./states.ts";

const filters: readonly ListFilter<DeploymentSummary>[] = [
  {
    id: "state",
    title: "State",
    options: () => Object.entries(deploymentStates).map(([value, { word }]) => ({ value, title: word })),
    matches: (item, state) => item.state === state,
  },
  {
    id: "build",
    title: "Build",
    options: (items) =>
      [...new Map(items.map((item) => [item.build.id, item.build.name]))].map(([value, title]) => ({ value, title })),
    matches: (item, buildId) => item.build.id === buildId,
  },
];

/** Devices that wait for approval, and all deployments. */
export const DeploymentsPage = () => {
  const { scope } = useOrganisationScope();
  const query = useQuery(deploymentsQuery(scope));
  const organisationColumn = useOrganisationColumn<DeploymentSummary>();
  return (
    <Page title="Deployments" description="Each is one run of a published build on one device.">
      <PendingRequests />
      <ListGrid
        noun="deployment"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[...deploymentColumns, ...organisationColumn]}
        filters={filters}
        rowId={(item) => item.id}
        initialSort={{ columnId: "started", direction: "descending" }}
        empty={
          <EmptyState
            icon={<RocketRegular />}
            title="No deployments yet"
            action={
              <PageLinkButton to="/boot-profiles" appearance="primary">
                Get a boot medium
              </PageLinkButton>
            }
          >
            Start a device from a boot medium. It shows a short code and appears here, to be compared and approved.
          </EmptyState>
        }
      />
    </Page>
  );
};
