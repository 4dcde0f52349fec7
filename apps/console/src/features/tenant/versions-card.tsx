import { useQuery } from "@tanstack/react-query";
import type { InstallationView } from "@windlass/protocol";
import type { ReactNode } from "react";
import { installationQuery } from "../../api/installation.ts";
import { Card } from "../../components/card.tsx";
import { Facts } from "../../components/facts.tsx";
import { Failure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { Loading } from "../../components/loading.tsx";
import { Instant } from "../../components/time.tsx";

type Agent = InstallationView["versions"]["agents"][number];

const agentName = ({ version, platform }: Agent): string =>
  `Agent ${version}${platform === "simulated" ? ", simulated" : ""}`;

const agentUse = ({ devices, lastSeenAt }: Agent): ReactNode => (
  <span>
    {counted(devices, "device")}, last <Instant at={lastSeenAt} />
  </span>
);

/** Versions of the parts, and of the agents that devices came with. */
export const VersionsCard = () => {
  const { data, error, isPending, refetch } = useQuery(installationQuery);
  return (
    <Card title="Versions">
      <Failure error={error} retry={() => void refetch()} />
      {isPending && <Loading rows={4} label="Loading the versions" />}
      {data && (
        <Facts
          facts={[
            ["Server and console", data.versions.windlass],
            ...data.versions.agents.map((agent) => [agentName(agent), agentUse(agent)] as const),
            ...(data.versions.agents.length === 0
              ? [["Agent", `No device asked to be deployed in ${counted(data.days, "day")}`] as const]
              : []),
            ["Node.js", data.versions.node],
            ["PostgreSQL", data.versions.postgresql],
            ["Newest change of the database", data.versions.migration],
            ...(data.people === null ? [] : [["People who can sign in", String(data.people)] as const]),
          ]}
        />
      )}
    </Card>
  );
};
