import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { AutopilotActionView, AutopilotDeviceStatus, AutopilotSelection } from "@windlass/protocol";
import { useState } from "react";
import { actionPreviewQuery, startAction } from "../../api/autopilot-devices.ts";
import { Confirm } from "../../components/confirm.tsx";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { ActionForm, actionOf, emptyDraft } from "./action-form.tsx";
import { ActionPreview } from "./action-preview.tsx";
import { DeleteExplanation } from "./delete-explanation.tsx";
import { type ActionKind, actionNames } from "./words.ts";

const useStyles = makeStyles({ root: { display: "grid", gap: tokens.spacingVerticalM, minWidth: 0 } });

interface ActionDialogProps {
  readonly kind: ActionKind;
  readonly organisationId: string;
  readonly selection: AutopilotSelection;
  readonly status: AutopilotDeviceStatus;
  readonly mayUseAnyTag: boolean;
  readonly onStarted: (action: AutopilotActionView) => void;
  readonly onClose: () => void;
}

/** Asks what is missing, tells what will happen to which devices, and starts it once that was agreed to. */
export const ActionDialog = ({ kind, organisationId, selection, status, ...props }: ActionDialogProps) => {
  const styles = useStyles();
  const [draft, setDraft] = useState(emptyDraft(kind));
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const action = actionOf(draft);
  const query = useQuery({
    ...actionPreviewQuery({ organisationId, selection, action: action ?? { kind: "unblock" } }),
    enabled: action !== undefined,
  });
  const start = useMutation({ mutationFn: startAction, onSuccess: props.onStarted });
  const preview = action === undefined || query.error ? undefined : query.data;
  const confirmed = preview?.confirmation == null || typed.trim() === preview.confirmation;
  const begin = () => {
    if (!action || !preview) return;
    const { devices: expectedDevices, confirmation } = preview;
    start.mutate({
      organisationId,
      selection,
      action,
      expectedDevices,
      reason,
      ...(confirmation !== null && { confirmation: typed.trim() }),
    });
  };
  return (
    <Confirm
      open
      title={actionNames[kind]}
      confirmLabel={actionNames[kind]}
      busy={start.isPending}
      error={start.error}
      disabled={!preview || !confirmed || query.isPlaceholderData}
      onConfirm={begin}
      onClose={props.onClose}
    >
      <div className={styles.root}>
        {kind === "delete" && <DeleteExplanation />}
        <ActionForm draft={draft} status={status} mayUseAnyTag={props.mayUseAnyTag} onChange={setDraft} />
        {action && query.error && <Failure error={query.error} />}
        {action && query.isPending && <Loading label="Looking at the devices" />}
        {preview && <ActionPreview preview={preview} />}
        {preview?.confirmation != null && (
          <Field label={`Type ${preview.confirmation} to confirm`} required>
            <Input value={typed} autoComplete="off" onChange={(_event, data) => setTyped(data.value)} />
          </Field>
        )}
        {kind === "delete" && (
          <Field
            label="Reason"
            hint="Shown to the second administrator where the tenant protects deletions by Multi Admin Approval."
          >
            <Input value={reason} maxLength={500} onChange={(_event, data) => setReason(data.value)} />
          </Field>
        )}
      </div>
    </Confirm>
  );
};
