import { Button, ToolbarButton } from "@fluentui/react-components";
import { Add20Regular, LaptopRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { DeviceSummary } from "@windlass/protocol";
import { useMemo, useState } from "react";
import { buildsQuery } from "../../api/builds.ts";
import { devicesQuery } from "../../api/devices.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageLink } from "../../components/links.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import type { ListFilter } from "../../components/list-tools.tsx";
import { useOrganisationColumn } from "../../components/organisation-column.tsx";
import { Page } from "../../components/page.tsx";
import { Age } from "../../components/time.tsx";
import { modelOf } from "./device-names.ts";
import { PrestagePanel } from "./prestage-panel.tsx";

const distinctModels = (devices: readonly DeviceSummary[]) =>
  [...new Set(devices.flatMap((device) => device.modelName ?? device.model ?? []))]
    .sort()
    .map((model) => ({ value: model, title: model }));

const distinctVendors = (devices: readonly DeviceSummary[]) =>
  [...new Set(devices.flatMap((device) => device.vendorName ?? device.manufacturer ?? []))]
    .sort()
    .map((vendor) => ({ value: vendor, title: vendor }));

const filters: readonly ListFilter<DeviceSummary>[] = [
  {
    id: "vendor",
    title: "Vendor",
    options: distinctVendors,
    matches: (device, vendor) => (device.vendorName ?? device.manufacturer) === vendor,
  },
  {
    id: "model",
    title: "Model",
    options: distinctModels,
    matches: (device, model) => (device.modelName ?? device.model) === model,
  },
  {
    id: "prestaged",
    title: "Pre-staged",
    options: () => [
      { value: "yes", title: "Yes" },
      { value: "no", title: "No" },
    ],
    matches: (device, value) => (device.prestagedBuildId !== null) === (value === "yes"),
  },
];

const columnsWith = (buildName: (id: string | null) => string): Column<DeviceSummary>[] => [
  {
    id: "serialNumber",
    title: "Serial number",
    grow: 1.2,
    value: (device) => device.serialNumber,
    render: (device) => (
      <PageLink to="/devices/$deviceId" params={{ deviceId: device.id }}>
        {device.serialNumber}
      </PageLink>
    ),
  },
  { id: "model", title: "Model", grow: 1.8, value: modelOf, render: modelOf },
  {
    id: "prestaged",
    title: "Pre-staged for",
    wideOnly: true,
    value: (device) => buildName(device.prestagedBuildId),
    render: (device) => buildName(device.prestagedBuildId),
  },
  {
    id: "deployment",
    title: "Latest deployment",
    wideOnly: true,
    value: (device) => (device.latestDeploymentId ? 1 : 0),
    render: (device) =>
      device.latestDeploymentId ? (
        <PageLink to="/deployments/$deploymentId" params={{ deploymentId: device.latestDeploymentId }}>
          Open
        </PageLink>
      ) : (
        "–"
      ),
  },
  {
    id: "lastSeen",
    title: "Last seen",
    wideOnly: true,
    value: (device) => device.lastSeenAt ?? "",
    render: (device) => (device.lastSeenAt ? <Age at={device.lastSeenAt} /> : "Never"),
  },
];

/** All devices that were seen or pre-staged. */
export const DevicesPage = () => {
  const { scope } = useOrganisationScope();
  const query = useQuery(devicesQuery(scope));
  const builds = useQuery(buildsQuery(scope)).data;
  const mayWrite = usePermission("devices.write");
  const organisationColumn = useOrganisationColumn<DeviceSummary>();
  const [prestaging, setPrestaging] = useState(false);
  const columns = useMemo(() => {
    const names = new Map(builds?.map((build) => [build.id, build.definition.name]));
    return columnsWith((id) => (id ? (names.get(id) ?? "…") : "–"));
  }, [builds]);
  return (
    <Page
      title="Devices"
      description="Physical machines, known by serial number, SMBIOS UUID and network addresses."
      commands={
        mayWrite && (
          <ToolbarButton icon={<Add20Regular />} onClick={() => setPrestaging(true)}>
            Pre-stage a device
          </ToolbarButton>
        )
      }
    >
      <ListGrid
        noun="device"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[...columns, ...organisationColumn]}
        filters={filters}
        rowId={(device) => device.id}
        initialSort={{ columnId: "serialNumber", direction: "ascending" }}
        empty={
          <EmptyState
            icon={<LaptopRegular />}
            title="No devices yet"
            action={
              mayWrite && (
                <Button appearance="primary" onClick={() => setPrestaging(true)}>
                  Pre-stage a device
                </Button>
              )
            }
          >
            Devices appear when they start from a boot medium. Pre-stage a serial number to have its next start approved
            by itself.
          </EmptyState>
        }
      />
      {prestaging && <PrestagePanel onClose={() => setPrestaging(false)} onSaved={() => setPrestaging(false)} />}
    </Page>
  );
};
