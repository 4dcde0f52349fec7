import { makeStyles, ToolbarButton, tokens } from "@fluentui/react-components";
import { ClipboardTaskListLtr20Regular, LaptopRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { deviceQuery } from "../../api/devices.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Facts } from "../../components/facts.tsx";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { Age } from "../../components/time.tsx";
import { DeploymentsOfDevice } from "./deployments-of-device.tsx";
import { modelOf } from "./device-names.ts";
import { DriversCard } from "./drivers-card.tsx";
import { HardwareHashCard } from "./hardware-hash-card.tsx";
import { InventoryCards } from "./inventory-cards.tsx";
import { LatestWayCard } from "./latest-way-card.tsx";
import { PrestagingCard } from "./prestaging-card.tsx";

const crumbs = [{ title: "Devices", to: "/devices" }] as const;

const useStyles = makeStyles({
  cards: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(380px, 100%), 1fr))",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
  },
  wide: { gridColumn: "1 / -1" },
});

const inSentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** One device: identity, pre-staging, deployments, inventory. */
export const DevicePage = () => {
  const styles = useStyles();
  const navigate = useNavigate();
  const { deviceId } = useParams({ from: "/shell/devices/$deviceId" });
  const { nameOf } = useOrganisationScope();
  const mayReadDrivers = usePermission("drivers.read");
  const query = useQuery(deviceQuery(deviceId));
  const device = query.data;
  return (
    <Page
      title={device?.serialNumber ?? "Device"}
      crumbs={crumbs}
      commands={
        device?.inventory && (
          <ToolbarButton
            icon={<ClipboardTaskListLtr20Regular />}
            onClick={() =>
              void navigate({
                to: "/builds/preview",
                search: { device: device.id, organisation: device.organisationId },
              })
            }
          >
            Preview a plan
          </ToolbarButton>
        )
      }
    >
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading label="Loading the device" />}
      {device && (
        <div className={styles.cards}>
          <Card title="Device">
            <Facts
              facts={[
                ["Serial number", device.serialNumber],
                ["Computer name", device.computerName?.name],
                ["Why so called", device.computerName && inSentence(device.computerName.reason)],
                ["Model", modelOf(device)],
                ["Organisation", nameOf(device.organisationId)],
                ["Location", device.location?.name],
                ["Address", device.address],
                ["Last seen", device.lastSeenAt ? <Age key="seen" at={device.lastSeenAt} /> : "Never"],
              ]}
            />
          </Card>
          <PrestagingCard device={device} />
          {device.latestDeploymentId && <LatestWayCard deploymentId={device.latestDeploymentId} />}
          {device.hardwareHash && <HardwareHashCard hash={device.hardwareHash} />}
          <Card title="Deployments" className={styles.wide}>
            <DeploymentsOfDevice device={device} />
          </Card>
          {device.inventory ? (
            <>
              {mayReadDrivers && <DriversCard deviceId={device.id} className={styles.wide} />}
              <InventoryCards inventory={device.inventory} />
            </>
          ) : (
            <div className={styles.wide}>
              <EmptyState icon={<LaptopRegular />} title="No inventory yet">
                The device sends it when it first starts from a boot medium.
              </EmptyState>
            </div>
          )}
        </div>
      )}
    </Page>
  );
};
