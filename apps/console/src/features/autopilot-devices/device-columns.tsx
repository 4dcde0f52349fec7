import { makeStyles, tokens } from "@fluentui/react-components";
import type { AutopilotDeviceSort, AutopilotDeviceSummary } from "@windlass/protocol";
import type { ReactNode } from "react";
import { State } from "../../components/state.tsx";
import { TextLink } from "../../components/text-link.tsx";
import { Age } from "../../components/time.tsx";
import { driftNames, driftTone, profileNames, profileTone } from "./words.ts";

export interface DeviceColumn {
  readonly id: AutopilotDeviceSort | "drift";
  readonly title: string;
  readonly grow: number;
  readonly wideOnly: boolean;
  readonly render: (device: AutopilotDeviceSummary) => ReactNode;
}

const useStyles = makeStyles({
  drift: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXXS },
});

const Drift = ({ device }: { readonly device: AutopilotDeviceSummary }) => {
  const styles = useStyles();
  if (device.deletingSince) return <State tone="working">Being deleted</State>;
  if (device.drift.length === 0) return "–";
  return (
    <span className={styles.drift}>
      {device.drift.map((kind) => (
        <State key={kind} tone={driftTone(kind)}>
          {driftNames[kind]}
        </State>
      ))}
    </span>
  );
};

const text = (value: string): string => (value === "" ? "–" : value);

/** The columns of Intune's own list, and what we know beyond it. */
export const deviceColumns = (open: (device: AutopilotDeviceSummary) => void): readonly DeviceColumn[] => [
  {
    id: "serialNumber",
    title: "Serial number",
    grow: 1.3,
    wideOnly: false,
    render: (device) => <TextLink onClick={() => open(device)}>{text(device.serialNumber)}</TextLink>,
  },
  {
    id: "manufacturer",
    title: "Manufacturer",
    grow: 1.25,
    wideOnly: true,
    render: (device) => text(device.manufacturer),
  },
  { id: "model", title: "Model", grow: 1.2, wideOnly: true, render: (device) => text(device.model) },
  { id: "groupTag", title: "Group tag", grow: 1, wideOnly: false, render: (device) => text(device.groupTag) },
  {
    id: "profileStatus",
    title: "Profile status",
    grow: 1.2,
    wideOnly: true,
    render: ({ profileStatus }) =>
      profileStatus === null ? "–" : <State tone={profileTone(profileStatus)}>{profileNames[profileStatus]}</State>,
  },
  {
    id: "userPrincipalName",
    title: "Assigned user",
    grow: 1.4,
    wideOnly: true,
    render: (device) => text(device.userPrincipalName),
  },
  { id: "displayName", title: "Name", grow: 0.9, wideOnly: true, render: (device) => text(device.displayName) },
  {
    id: "lastContactedAt",
    title: "Last contact",
    grow: 0.9,
    wideOnly: true,
    render: ({ lastContactedAt }) => (lastContactedAt ? <Age at={lastContactedAt} /> : "–"),
  },
  {
    id: "drift",
    title: "Drift",
    grow: 1.6,
    wideOnly: false,
    render: (device) => <Drift device={device} />,
  },
];
