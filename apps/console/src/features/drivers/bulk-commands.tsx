import { Text, ToolbarButton } from "@fluentui/react-components";
import {
  Checkmark20Regular,
  Delete20Regular,
  DesktopFlow20Regular,
  Edit20Regular,
  Prohibited20Regular,
} from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { DriverBulkAction } from "@windlass/protocol";
import { type ReactElement, useState } from "react";
import { actOnDrivers, type DriverChoice } from "../../api/drivers.ts";
import { Confirm } from "../../components/confirm.tsx";
import { counted } from "../../components/format.ts";
import type { BulkDone } from "./bulk-result.tsx";
import { ChangePanel } from "./change-panel.tsx";

interface Wording {
  readonly label: string;
  readonly icon: ReactElement;
  readonly title: (drivers: string) => string;
  readonly explanation: string;
}

const wordings: Readonly<Record<DriverBulkAction, Wording>> = {
  activate: {
    label: "Activate",
    icon: <Checkmark20Regular />,
    title: (drivers) => `Activate ${drivers}?`,
    explanation: "Deployments that begin from now on are offered them again.",
  },
  deactivate: {
    label: "Deactivate",
    icon: <Prohibited20Regular />,
    title: (drivers) => `Deactivate ${drivers}?`,
    explanation: "They stay in the library, and no deployment is offered them.",
  },
  "offer-to-windows-pe": {
    label: "Offer to Windows PE",
    icon: <DesktopFlow20Regular />,
    title: (drivers) => `Offer ${drivers} to Windows PE?`,
    explanation:
      "Only network and storage drivers that Windows PE lacks belong there: each one makes boot media larger and slower to start.",
  },
  "withhold-from-windows-pe": {
    label: "Keep out of Windows PE",
    icon: <DesktopFlow20Regular />,
    title: (drivers) => `Keep ${drivers} out of Windows PE?`,
    explanation: "The installed Windows still gets them.",
  },
  delete: {
    label: "Delete",
    icon: <Delete20Regular />,
    title: (drivers) => `Delete ${drivers}?`,
    explanation: "They can be imported again. To take them out of use for a while, deactivate them.",
  },
};

const actions = Object.keys(wordings) as DriverBulkAction[];

interface BulkCommandsProps {
  readonly choice: DriverChoice;
  readonly count: number;
  readonly onDone: (done: BulkDone) => void;
}

/** What can be done with the chosen drivers; greyed while none is chosen. */
export const BulkCommands = ({ choice, count, onDone }: BulkCommandsProps) => {
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<DriverBulkAction | null>(null);
  const [changing, setChanging] = useState(false);
  const act = useMutation({
    mutationFn: (action: DriverBulkAction) => actOnDrivers(choice, action),
    onSuccess: async (answer, action) => {
      await queryClient.invalidateQueries({ queryKey: ["drivers"] });
      setAsked(null);
      onDone({ verb: action === "delete" ? "deleted" : "changed", answer });
    },
  });
  const close = () => {
    setAsked(null);
    act.reset();
  };
  return (
    <>
      <ToolbarButton icon={<Edit20Regular />} disabled={count === 0} onClick={() => setChanging(true)}>
        Change…
      </ToolbarButton>
      {actions.map((action) => (
        <ToolbarButton
          key={action}
          icon={wordings[action].icon}
          disabled={count === 0}
          onClick={() => setAsked(action)}
        >
          {wordings[action].label}
        </ToolbarButton>
      ))}
      <Confirm
        open={asked !== null}
        title={asked ? wordings[asked].title(counted(count, "driver")) : ""}
        confirmLabel={asked ? wordings[asked].label : ""}
        busy={act.isPending}
        error={act.error}
        onConfirm={() => asked && act.mutate(asked)}
        onClose={close}
      >
        <Text>{asked ? wordings[asked].explanation : ""}</Text>
      </Confirm>
      {changing && (
        <ChangePanel
          choice={choice}
          count={count}
          onClose={() => setChanging(false)}
          onDone={(answer) => {
            setChanging(false);
            onDone({ verb: "changed", answer });
          }}
        />
      )}
    </>
  );
};
