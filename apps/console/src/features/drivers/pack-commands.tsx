import { Text, ToolbarButton } from "@fluentui/react-components";
import { Checkmark20Regular, Delete20Regular, Prohibited20Regular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { DriverPackAction, DriverPackEffects } from "@windlass/protocol";
import { type ReactElement, useState } from "react";
import { actOnPacks, packEffectsQuery } from "../../api/driver-packs.ts";
import { Confirm } from "../../components/confirm.tsx";
import { counted } from "../../components/format.ts";

const commands: Readonly<Record<DriverPackAction, { readonly label: string; readonly icon: ReactElement }>> = {
  activate: { label: "Activate", icon: <Checkmark20Regular /> },
  deactivate: { label: "Deactivate", icon: <Prohibited20Regular /> },
  delete: { label: "Delete", icon: <Delete20Regular /> },
};

const actions = Object.keys(commands) as DriverPackAction[];

const stays = (count: number): string =>
  count > 0 ? ` ${counted(count, "driver")} stay as they are: other packs bring them, too.` : "";

const explain = (action: DriverPackAction, { drivers, keptByOthers, deleted }: DriverPackEffects): string => {
  if (action === "activate")
    return `Devices get ${counted(drivers, "driver")} of them again after the next publication.`;
  if (action === "deactivate")
    return `Devices no longer get ${counted(drivers, "driver")} of them after the next publication.${stays(keptByOthers)}`;
  return `${counted(deleted, "driver")} are deleted with them.${stays(keptByOthers)} What is published stays published.`;
};

interface PackCommandsProps {
  readonly packIds: readonly string[];
  readonly onDone: (action: DriverPackAction) => void;
}

/** What can be done with the chosen packs, each with what it would affect before it is done. */
export const PackCommands = ({ packIds, onDone }: PackCommandsProps) => {
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<DriverPackAction | null>(null);
  const effects = useQuery({ ...packEffectsQuery(packIds, asked ?? "activate"), enabled: asked !== null });
  const act = useMutation({
    mutationFn: (action: DriverPackAction) => actOnPacks([...packIds], action),
    onSuccess: async (_effects, action) => {
      setAsked(null);
      onDone(action);
      await queryClient.invalidateQueries({ queryKey: ["drivers"] });
    },
  });
  const close = () => {
    setAsked(null);
    act.reset();
  };
  return (
    <>
      {actions.map((action) => (
        <ToolbarButton
          key={action}
          icon={commands[action].icon}
          disabled={packIds.length === 0}
          onClick={() => setAsked(action)}
        >
          {commands[action].label}
        </ToolbarButton>
      ))}
      <Confirm
        open={asked !== null}
        title={asked ? `${commands[asked].label} ${counted(packIds.length, "pack")}?` : ""}
        confirmLabel={asked ? commands[asked].label : ""}
        busy={act.isPending || effects.isPending}
        error={act.error ?? effects.error}
        onConfirm={() => asked && act.mutate(asked)}
        onClose={close}
      >
        <Text>{asked && effects.data ? explain(asked, effects.data) : "Looking what it would affect …"}</Text>
      </Confirm>
    </>
  );
};
