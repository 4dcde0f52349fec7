import { Button, MessageBar, MessageBarBody, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import type { AutopilotSyncView } from "@windlass/protocol";
import { cancelSynchronisation } from "../../api/autopilot-devices.ts";
import { Failure, ToldFailure } from "../../components/failure.tsx";
import { Age } from "../../components/time.tsx";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalXS, marginBottom: tokens.spacingVerticalM },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const number = new Intl.NumberFormat();

interface SyncBarProps {
  readonly organisationId: string;
  readonly sync: AutopilotSyncView;
  readonly mayWrite: boolean;
}

const Progress = ({ organisationId, sync, mayWrite }: SyncBarProps) => {
  const styles = useStyles();
  const cancel = useMutation({ mutationFn: cancelSynchronisation });
  const { records, lastRecords } = sync;
  const words =
    sync.state === "waiting" ? "The synchronisation is about to begin." : `${number.format(records)} devices read.`;
  return (
    <div className={styles.root}>
      <Failure error={cancel.error} />
      <div className={styles.line}>
        <Text aria-live="polite">{words}</Text>
        {mayWrite && (
          <Button size="small" onClick={() => cancel.mutate(organisationId)}>
            Cancel
          </Button>
        )}
      </div>
      <ProgressBar
        aria-label="Synchronisation"
        {...(lastRecords && records > 0 && { value: Math.min(1, records / lastRecords) })}
      />
    </div>
  );
};

/** How the copy stands: being read, as old as this, or why it could not be read. */
export const SyncBar = ({ organisationId, sync, mayWrite }: SyncBarProps) => {
  const styles = useStyles();
  if (sync.state === "waiting" || sync.state === "running") {
    return <Progress organisationId={organisationId} sync={sync} mayWrite={mayWrite} />;
  }
  return (
    <div className={styles.root}>
      {sync.state === "failed" && sync.failure && <ToldFailure told={sync.failure} />}
      {sync.withoutDetails && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            Graph's beta gave no answer at the last synchronisation: profile status, remediation and blocked devices are
            not known. Everything else is.
          </MessageBarBody>
        </MessageBar>
      )}
      {sync.lastCompleteAt && (
        <Text className={styles.quiet}>
          Synchronised <Age at={sync.lastCompleteAt} />
          {sync.state === "cancelled" && "; the one after it was cancelled"}. Repeats every day by itself.
        </Text>
      )}
    </div>
  );
};
