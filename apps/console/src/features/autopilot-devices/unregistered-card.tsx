import { useQuery } from "@tanstack/react-query";
import type { UnregisteredDeviceView } from "@windlass/protocol";
import { unregisteredDevicesQuery } from "../../api/autopilot-devices.ts";
import { Card } from "../../components/card.tsx";
import { PageLink } from "../../components/links.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { Age } from "../../components/time.tsx";
import { registrationNames } from "../deployments/states.ts";

const columns: readonly Column<UnregisteredDeviceView>[] = [
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
  { id: "build", title: "Build", wideOnly: true, value: (item) => item.buildName, render: (item) => item.buildName },
  {
    id: "deployed",
    title: "Deployed",
    wideOnly: true,
    value: (item) => item.deployedAt,
    render: (item) => <Age at={item.deployedAt} />,
  },
  {
    id: "registration",
    title: "Registration",
    wideOnly: true,
    value: (item) => (item.registration ? registrationNames[item.registration.state] : ""),
    render: (item) => (item.registration ? registrationNames[item.registration.state] : "None"),
  },
  { id: "next", title: "Next step", grow: 3, value: (item) => item.nextAction, render: (item) => item.nextAction },
];

/** The other side of drift: what was deployed here and is not in the tenant's list. */
export const UnregisteredCard = ({ organisationId }: { readonly organisationId: string }) => {
  const query = useQuery(unregisteredDevicesQuery(organisationId));
  return (
    <Card title="Deployed, but not registered in the tenant">
      <ListGrid
        noun="unregistered device"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columns}
        rowId={(item) => item.deviceId}
        compact
        empty="Every deployed device is registered."
      />
    </Card>
  );
};
