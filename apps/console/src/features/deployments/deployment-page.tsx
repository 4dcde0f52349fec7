import { makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { DeploymentView } from "@windlass/protocol";
import { deploymentQuery } from "../../api/deployments.ts";
import { Card } from "../../components/card.tsx";
import { useNow } from "../../components/clock.ts";
import { Facts } from "../../components/facts.tsx";
import { Failure, ToldFailure } from "../../components/failure.tsx";
import { formatDuration } from "../../components/format.ts";
import { PageLink } from "../../components/links.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { State } from "../../components/state.tsx";
import { Instant } from "../../components/time.tsx";
import { ChecksCard } from "./checks-card.tsx";
import { ComputerAccountCard } from "./computer-account-card.tsx";
import { DriversCard } from "./drivers-card.tsx";
import { LogCard } from "./log-card.tsx";
import { PhasesCard } from "./phases-card.tsx";
import { deploymentStates, deploymentWord, wayNames } from "./states.ts";
import { WayCard } from "./way-card.tsx";

const crumbs = [{ title: "Deployments", to: "/deployments" }] as const;

const useStyles = makeStyles({
  progress: { display: "grid", gap: tokens.spacingVerticalXS, marginBottom: tokens.spacingVerticalL },
  numbers: { display: "flex", justifyContent: "space-between", color: tokens.colorNeutralForeground2 },
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
    "@media (max-width: 1100px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  column: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
});

const progressColor = { running: "brand", succeeded: "success", failed: "error" } as const;
const second = 1000;

const Progress = ({ deployment }: { readonly deployment: DeploymentView }) => {
  const styles = useStyles();
  const running = deployment.state === "running";
  const now = useNow(second, running);
  const end = deployment.finishedAt ? Date.parse(deployment.finishedAt) : now;
  const done = deployment.steps.filter((step) => step.state === "succeeded" || step.state === "skipped").length;
  return (
    <div className={styles.progress}>
      <ProgressBar
        thickness="large"
        aria-label="Deployment"
        color={progressColor[deployment.state]}
        value={deployment.percent}
        max={100}
      />
      <div className={styles.numbers}>
        <Text>
          {deployment.steps.length > 0
            ? `${done} of ${deployment.steps.length} steps`
            : "Waiting for the device's plan"}
        </Text>
        <Text>{formatDuration(end - Date.parse(deployment.startedAt))}</Text>
      </div>
    </div>
  );
};

/** What was decided about optional packages when the device was approved; null: nothing. */
const decided = ({ decidedPackages }: DeploymentView, wanted: boolean): string | null =>
  decidedPackages
    .filter(({ install }) => install === wanted)
    .map(({ title }) => title)
    .join(", ") || null;

const AboutCard = ({ deployment }: { readonly deployment: DeploymentView }) => (
  <Card title="About">
    <Facts
      facts={[
        [
          "Device",
          <PageLink key="device" to="/devices/$deviceId" params={{ deviceId: deployment.deviceId }}>
            {deployment.serialNumber}
          </PageLink>,
        ],
        ["Computer name", deployment.computerName],
        ["Why so called", deployment.plan?.computerNameReason],
        [
          "Build",
          <PageLink key="build" to="/builds/$buildId" params={{ buildId: deployment.build.id }}>
            {deployment.build.name}
          </PageLink>,
        ],
        ["Publication", deployment.publicationNumber],
        ["Autopilot", deployment.way && wayNames[deployment.way]],
        ["Approved by", deployment.approvedBy],
        ["Packages chosen", decided(deployment, true)],
        ["Packages left out", decided(deployment, false)],
        ["Started", <Instant key="started" at={deployment.startedAt} />],
        ["Finished", deployment.finishedAt && <Instant key="finished" at={deployment.finishedAt} />],
        ["Last heard of", deployment.lastEventAt && <Instant key="heard" at={deployment.lastEventAt} />],
      ]}
    />
  </Card>
);

/** One run on one device, moving as it happens. */
export const DeploymentPage = () => {
  const styles = useStyles();
  const { deploymentId } = useParams({ from: "/shell/deployments/$deploymentId" });
  const query = useQuery(deploymentQuery(deploymentId));
  const deployment = query.data;
  return (
    <Page
      title={deployment ? (deployment.computerName ?? deployment.serialNumber) : "Deployment"}
      crumbs={crumbs}
      aside={deployment && <State tone={deploymentStates[deployment.state].tone}>{deploymentWord(deployment)}</State>}
    >
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading label="Loading the deployment" />}
      {deployment && (
        <>
          {deployment.failure && <ToldFailure told={deployment.failure} />}
          <Progress deployment={deployment} />
          <div className={styles.columns}>
            <div className={styles.column}>
              <ChecksCard deployment={deployment} />
              <PhasesCard steps={deployment.steps} toldAbove={deployment.failure?.message ?? null} />
              <DriversCard deployment={deployment} />
              <LogCard key={deployment.id} deployment={deployment} />
            </div>
            <div className={styles.column}>
              <ComputerAccountCard account={deployment.computerAccount} />
              <WayCard deployment={deployment} />
              <AboutCard deployment={deployment} />
            </div>
          </div>
        </>
      )}
    </Page>
  );
};
