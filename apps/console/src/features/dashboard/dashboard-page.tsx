import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { dashboardQuery } from "../../api/dashboard.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { AttentionCard } from "./attention-card.tsx";
import { NumberTile } from "./number-tile.tsx";
import { OrganisationsCard } from "./organisations-card.tsx";
import { RunningCard } from "./running-card.tsx";
import { Welcome } from "./welcome.tsx";

const useStyles = makeStyles({
  tiles: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(130px, 100%), 1fr))",
    gap: tokens.spacingHorizontalL,
    marginBottom: tokens.spacingVerticalL,
    "@media (max-width: 480px)": { gridTemplateColumns: "repeat(2, minmax(0, 1fr))", gap: tokens.spacingHorizontalS },
  },
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
    "@media (max-width: 1100px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  column: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
});

/** What happens now and what needs somebody. */
export const DashboardPage = () => {
  const styles = useStyles();
  const { scope } = useOrganisationScope();
  const query = useQuery(dashboardQuery(scope));
  const view = query.data;
  if (view?.organisations.length === 0) return <Welcome />;
  return (
    <Page title="Dashboard">
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading label="Loading the dashboard" />}
      {view && (
        <>
          <div className={styles.tiles}>
            <NumberTile title="Waiting for approval" value={view.pendingRequests} to="/deployments" urgent />
            <NumberTile title="Running" value={view.deployments.running} to="/deployments" />
            <NumberTile title="Succeeded today" value={view.deployments.succeededToday} to="/deployments" />
            <NumberTile title="Failed today" value={view.deployments.failedToday} to="/deployments" bad />
            <NumberTile title="Registering" value={view.registrations.working} to="/autopilot" />
            <NumberTile title="Ready in Autopilot" value={view.registrations.ready} to="/autopilot" />
            <NumberTile title="Devices" value={view.devices} to="/devices" />
          </div>
          <div className={styles.columns}>
            <div className={styles.column}>
              <AttentionCard view={view} />
              <RunningCard />
            </div>
            <OrganisationsCard organisations={view.organisations} />
          </div>
        </>
      )}
    </Page>
  );
};
