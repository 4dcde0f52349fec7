import { Text } from "@fluentui/react-components";
import type { TenantSetUpView } from "@windlass/protocol";
import { Confirm } from "../../components/confirm.tsx";
import { madeKinds } from "./made-kinds.ts";

interface UndoDialogProps {
  readonly setUp: TenantSetUpView;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Says exactly what would be removed. */
export const UndoDialog = ({ setUp, busy, error, onConfirm, onClose }: UndoDialogProps) => (
  <Confirm
    open
    title="Undo the set-up"
    confirmLabel="Remove all of this"
    busy={busy}
    error={error}
    onConfirm={onConfirm}
    onClose={onClose}
  >
    <Text block>This set-up made the following, and undoing removes exactly that, newest first:</Text>
    <ul>
      {setUp.made.toReversed().map(({ kind, name, at }) => (
        <li key={`${kind} ${name} ${at}`}>
          {madeKinds[kind]}: {name}
        </li>
      ))}
    </ul>
    <Text block>
      What was there before stays. Devices that are registered keep their Autopilot records, but find no group and no
      profile any more. Microsoft Entra keeps a removed app registration for 30 days.
    </Text>
  </Confirm>
);
