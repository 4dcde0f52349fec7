import {
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  ToolbarButton,
  ToolbarDivider,
} from "@fluentui/react-components";
import {
  ArrowDownload20Regular,
  ArrowSync20Regular,
  Delete20Regular,
  History20Regular,
  LockOpen20Regular,
  PersonAdd20Regular,
  PersonDelete20Regular,
  Rename20Regular,
  Tag20Regular,
} from "@fluentui/react-icons";
import type { AutopilotSyncView } from "@windlass/protocol";
import type { ReactElement } from "react";
import { usePermission } from "../../app/session.ts";
import { type ActionKind, actionNames } from "./words.ts";

const icons: Readonly<Record<ActionKind, ReactElement>> = {
  "change-group-tag": <Tag20Regular />,
  rename: <Rename20Regular />,
  "assign-user": <PersonAdd20Regular />,
  "unassign-user": <PersonDelete20Regular />,
  unblock: <LockOpen20Regular />,
  delete: <Delete20Regular />,
};

interface DeviceCommandsProps {
  readonly sync: AutopilotSyncView;
  readonly connected: boolean;
  readonly selected: number;
  readonly fileAddress: string;
  readonly onSynchronise: () => void;
  readonly onTenantSync: () => void;
  readonly onAction: (kind: ActionKind) => void;
  readonly onActions: () => void;
}

/** The command bar. What cannot be used says so by being greyed and stays where it is. */
export const DeviceCommands = ({ sync, connected, selected, fileAddress, ...on }: DeviceCommandsProps) => {
  const mayWrite = usePermission("devices.write");
  const mayDelete = usePermission("tenant-connections.write");
  const isRunning = sync.state === "waiting" || sync.state === "running";
  const mayDo = (kind: ActionKind) => connected && selected > 0 && (kind !== "delete" || mayDelete);
  const kinds = Object.keys(actionNames) as ActionKind[];
  return (
    <>
      {mayWrite && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <ToolbarButton icon={<ArrowSync20Regular />} disabled={!connected}>
              Synchronise
            </ToolbarButton>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem disabled={isRunning} onClick={on.onSynchronise} subText="Reads every device of the tenant">
                {isRunning ? "This list is being synchronised" : "Synchronise this list"}
              </MenuItem>
              <MenuItem onClick={on.onTenantSync} subText="With the Autopilot service, at most once in ten minutes">
                Have Intune synchronise…
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
      {mayWrite && <ToolbarDivider />}
      {mayWrite &&
        kinds.map((kind) => (
          <ToolbarButton key={kind} icon={icons[kind]} disabled={!mayDo(kind)} onClick={() => on.onAction(kind)}>
            {actionNames[kind]}
          </ToolbarButton>
        ))}
      {mayWrite && <ToolbarDivider />}
      <ToolbarButton
        as="a"
        href={fileAddress}
        icon={<ArrowDownload20Regular />}
        {...{ download: "autopilot-devices.csv" }}
      >
        Export CSV
      </ToolbarButton>
      <ToolbarButton icon={<History20Regular />} onClick={on.onActions}>
        Actions
      </ToolbarButton>
    </>
  );
};
