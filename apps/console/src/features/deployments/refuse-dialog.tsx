import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { DeploymentRequestView } from "@windlass/protocol";
import { useState } from "react";
import { refuseDeploymentRequest } from "../../api/deployments.ts";
import { Confirm } from "../../components/confirm.tsx";
import { TextField } from "../../forms/text-field.tsx";

const useStyles = makeStyles({ body: { display: "grid", gap: tokens.spacingVerticalM } });

interface RefuseDialogProps {
  readonly request: DeploymentRequestView;
  readonly onClose: () => void;
}

/** Turns a device away. */
export const RefuseDialog = ({ request, onClose }: RefuseDialogProps) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState("");
  const refuse = useMutation({
    mutationFn: () => refuseDeploymentRequest(request.id, reason.trim()),
    onSuccess: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: ["deployment-requests"] });
    },
  });
  return (
    <Confirm
      open
      title={`Refuse ${request.matchCode}`}
      confirmLabel="Refuse"
      busy={refuse.isPending}
      error={refuse.error}
      onConfirm={() => refuse.mutate()}
      onClose={onClose}
    >
      <div className={styles.body}>
        <Text>
          The device with serial number {request.serialNumber} gets nothing and says so. It can ask again when it is
          restarted.
        </Text>
        <TextField label="Reason (optional)" value={reason} onChange={setReason} />
      </div>
    </Confirm>
  );
};
