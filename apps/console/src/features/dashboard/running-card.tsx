import { makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { DeploymentSummary } from "@windlass/protocol";
import { deploymentsQuery } from "../../api/deployments.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { Card } from "../../components/card.tsx";
import { Failure } from "../../components/failure.tsx";
import { PageLink } from "../../components/links.tsx";
import { Loading } from "../../components/loading.tsx";
import { State } from "../../components/state.tsx";
import { Age } from "../../components/time.tsx";
import { deploymentStates, deploymentWord } from "../deployments/states.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  item: { display: "grid", gap: tokens.spacingVerticalXS },
  head: { display: "flex", flexWrap: "wrap", justifyContent: "space-between", columnGap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground3 },
  all: { display: "block", marginTop: tokens.spacingVerticalM },
});

const most = 8;

const Row = ({ deployment }: { readonly deployment: DeploymentSummary }) => {
  const styles = useStyles();
  const name = deployment.computerName ?? deployment.serialNumber;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <span>
          <PageLink to="/deployments/$deploymentId" params={{ deploymentId: deployment.id }}>
            {name}
          </PageLink>{" "}
          <Text size={200} className={styles.quiet}>
            {deployment.build.name} · <Age at={deployment.startedAt} />
          </Text>
        </span>
        <State tone={deploymentStates[deployment.state].tone}>{deploymentWord(deployment)}</State>
      </div>
      {deployment.state === "running" && <ProgressBar aria-label={name} value={deployment.percent} max={100} />}
    </li>
  );
};

const newestFirst = (left: DeploymentSummary, right: DeploymentSummary): number =>
  Number(right.state === "running") - Number(left.state === "running") || right.startedAt.localeCompare(left.startedAt);

/** The newest deployments, those that run first. */
export const RunningCard = () => {
  const styles = useStyles();
  const { scope } = useOrganisationScope();
  const query = useQuery(deploymentsQuery(scope));
  const newest = (query.data ?? []).toSorted(newestFirst).slice(0, most);
  return (
    <Card title="Deployments">
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading rows={3} label="Loading deployments" />}
      {query.data && newest.length === 0 && <Text className={styles.quiet}>No device was deployed yet.</Text>}
      <ul className={styles.list}>
        {newest.map((deployment) => (
          <Row key={deployment.id} deployment={deployment} />
        ))}
      </ul>
      {newest.length > 0 && (
        <PageLink to="/deployments" className={styles.all}>
          All deployments
        </PageLink>
      )}
    </Card>
  );
};
