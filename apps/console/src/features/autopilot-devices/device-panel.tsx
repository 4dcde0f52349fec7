import {
  DrawerBody,
  Link,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Subtitle2,
  tokens,
} from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { AutopilotDeviceView, Cloud } from "@windlass/protocol";
import type { ReactNode } from "react";
import { autopilotDeviceQuery } from "../../api/autopilot-devices.ts";
import { CopyText } from "../../components/copy-text.tsx";
import { Facts } from "../../components/facts.tsx";
import { Failure } from "../../components/failure.tsx";
import { PageLink } from "../../components/links.tsx";
import { Loading } from "../../components/loading.tsx";
import { Panel } from "../../components/panel.tsx";
import { State } from "../../components/state.tsx";
import { Age, Instant } from "../../components/time.tsx";
import { registrationNames } from "../deployments/states.ts";
import { portalLinks } from "./portal-links.ts";
import { driftNames, enrolmentNames, profileNames, profileTone, remediationNames } from "./words.ts";

const useStyles = makeStyles({
  body: {
    display: "grid",
    alignContent: "start",
    // Rows shrink to a message's least height otherwise, where the panel is lower than its contents.
    gridAutoRows: "max-content",
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalL,
  },
  part: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { margin: 0 },
  links: { display: "grid", gap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: "none" },
});

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const styles = useStyles();
  return (
    <section className={styles.part}>
      <Subtitle2 as="h3" className={styles.heading}>
        {title}
      </Subtitle2>
      {children}
    </section>
  );
};

const known = (value: string): string | null => (value === "" ? null : value);

const copyable = (label: string, id: string | null): ReactNode => (id ? <CopyText text={id} label={label} /> : null);

const Notes = ({ device }: { readonly device: AutopilotDeviceView }) => (
  <>
    {device.deletingSince && (
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>Being deleted</MessageBarTitle> Intune took the deletion. The record and its Entra object
          vanish within minutes; the next synchronisation takes it off this list.
        </MessageBarBody>
      </MessageBar>
    )}
    {device.driftNotes.map(({ kind, severity, explanation, nextAction }) => (
      <MessageBar key={kind} intent={severity === "attention" ? "warning" : "info"} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{driftNames[kind]}</MessageBarTitle> {explanation} {nextAction}
        </MessageBarBody>
      </MessageBar>
    ))}
  </>
);

const Here = ({ device }: { readonly device: AutopilotDeviceView }) => (
  <Part title="In Windlass">
    <Facts
      facts={[
        [
          "Device",
          device.deviceId && (
            <PageLink to="/devices/$deviceId" params={{ deviceId: device.deviceId }}>
              {device.serialNumber}
            </PageLink>
          ),
        ],
        [
          "Deployment",
          device.deploymentId && (
            <PageLink to="/deployments/$deploymentId" params={{ deploymentId: device.deploymentId }}>
              {device.build?.name ?? "Newest deployment"}
            </PageLink>
          ),
        ],
        ["Registration", device.registration && registrationNames[device.registration.state]],
        ["Group tag it should have", device.expectedGroupTag],
      ]}
    />
  </Part>
);

const Contents = ({ device, cloud }: { readonly device: AutopilotDeviceView; readonly cloud: Cloud | null }) => {
  const styles = useStyles();
  const links = portalLinks(cloud, device.managedDeviceId);
  return (
    <>
      <Notes device={device} />
      <Part title="In Windows Autopilot">
        <Facts
          facts={[
            ["Manufacturer", known(device.manufacturer)],
            ["Model", known(device.model)],
            ["Group tag", known(device.groupTag)],
            ["Name", known(device.displayName)],
            ["Assigned user", known(device.userPrincipalName)],
            ["Greeting name", known(device.addressableUserName)],
            [
              "Profile status",
              device.profileStatus && (
                <State tone={profileTone(device.profileStatus)}>{profileNames[device.profileStatus]}</State>
              ),
            ],
            ["Profile assigned", device.profileAssignedAt && <Instant at={device.profileAssignedAt} />],
            ["Remediation", device.remediation && remediationNames[device.remediation]],
            ["Enrolment", enrolmentNames[device.enrolment]],
            ["Last contact", device.lastContactedAt && <Age at={device.lastContactedAt} />],
            ["Purchase order", known(device.purchaseOrder)],
            ["Read from the tenant", <Age key="read" at={device.readAt} />],
          ]}
        />
      </Part>
      <Here device={device} />
      <Part title="Ids">
        <Facts
          facts={[
            ["Autopilot device", copyable("Copy the Autopilot device id", device.autopilotDeviceId)],
            ["Entra device", copyable("Copy the Entra device id", device.entraDeviceId)],
            ["Intune device", copyable("Copy the Intune device id", device.managedDeviceId)],
          ]}
        />
      </Part>
      {links.length > 0 && (
        <Part title="In Microsoft's admin centers">
          <ul className={styles.links}>
            {links.map(({ title, address }) => (
              <li key={title}>
                <Link href={address} target="_blank" rel="noreferrer">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
};

interface DevicePanelProps {
  readonly id: string;
  readonly serialNumber: string;
  readonly cloud: Cloud | null;
  readonly onClose: () => void;
}

/** Everything of one registered device, with what to do about it. */
export const DevicePanel = ({ id, serialNumber, cloud, onClose }: DevicePanelProps) => {
  const styles = useStyles();
  const { data, error, refetch } = useQuery(autopilotDeviceQuery(id));
  return (
    <Panel title={serialNumber || "Autopilot device"} open onClose={onClose}>
      <DrawerBody className={styles.body}>
        {error && <Failure error={error} retry={() => void refetch()} />}
        {!data && !error && <Loading label="Loading the device" />}
        {data && <Contents device={data} cloud={cloud} />}
      </DrawerBody>
    </Panel>
  );
};
