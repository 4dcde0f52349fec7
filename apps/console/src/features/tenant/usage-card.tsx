import { useQuery } from "@tanstack/react-query";
import type { OrganisationUsage } from "@windlass/protocol";
import { installationQuery } from "../../api/installation.ts";
import { Card } from "../../components/card.tsx";
import { counted } from "../../components/format.ts";
import { PageLink } from "../../components/links.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";

const totalOf = ({ deployments: { running, succeeded, failed } }: OrganisationUsage): number =>
  running + succeeded + failed;

/** `12, 1 failed, 2 running`. */
const deploymentsInWords = (usage: OrganisationUsage): string => {
  const { running, failed } = usage.deployments;
  return [
    String(totalOf(usage)),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(running > 0 ? [`${running} running`] : []),
  ].join(", ");
};

const columns: readonly Column<OrganisationUsage>[] = [
  {
    id: "name",
    title: "Organisation",
    grow: 1.6,
    value: ({ name }) => name,
    render: ({ id, name }) => (
      <PageLink to="/organisations/$organisationId" params={{ organisationId: id }}>
        {name}
      </PageLink>
    ),
  },
  { id: "deployments", title: "Deployments", grow: 1.6, value: totalOf, render: deploymentsInWords },
  {
    id: "registrations",
    title: "Registered in Autopilot",
    wideOnly: true,
    grow: 1.2,
    value: ({ registrations }) => registrations,
    render: ({ registrations }) => registrations,
  },
  {
    id: "devices",
    title: "Devices in all",
    wideOnly: true,
    value: ({ devices }) => devices,
    render: ({ devices }) => devices,
  },
];

/** How much each organisation was used lately. */
export const UsageCard = () => {
  const { data, error, refetch } = useQuery(installationQuery);
  return (
    <Card title={data ? `Use in the last ${counted(data.days, "day")}` : "Use"}>
      <ListGrid
        noun="organisation"
        compact
        items={data?.organisations}
        error={error}
        retry={() => void refetch()}
        columns={columns}
        rowId={({ id }) => id}
        initialSort={{ columnId: "deployments", direction: "descending" }}
        empty="There is no organisation yet."
      />
    </Card>
  );
};
