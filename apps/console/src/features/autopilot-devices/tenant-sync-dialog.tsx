import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { synchroniseTenant, tenantSyncQuery } from "../../api/autopilot-devices.ts";
import { useNow } from "../../components/clock.ts";
import { Confirm } from "../../components/confirm.tsx";
import { Facts } from "../../components/facts.tsx";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Age } from "../../components/time.tsx";

const useStyles = makeStyles({ root: { display: "grid", gap: tokens.spacingVerticalM } });

const stateNames = { unknown: "Unknown", running: "Running", completed: "Completed", failed: "Failed" } as const;
const second = 1000;

const waitIn = (milliseconds: number): string => {
  const minutes = Math.floor(milliseconds / 60_000);
  const seconds = Math.ceil((milliseconds % 60_000) / second);
  return minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`;
};

interface TenantSyncDialogProps {
  readonly organisationId: string;
  readonly onClose: () => void;
}

/** Intune's own synchronisation with the Autopilot service, and why it cannot be asked for at every moment. */
export const TenantSyncDialog = ({ organisationId, onClose }: TenantSyncDialogProps) => {
  const styles = useStyles();
  const now = useNow(second);
  const queryClient = useQueryClient();
  const query = useQuery(tenantSyncQuery(organisationId));
  const start = useMutation({
    mutationFn: synchroniseTenant,
    onSettled: () => queryClient.invalidateQueries({ queryKey: tenantSyncQuery(organisationId).queryKey }),
  });
  const sync = query.data?.sync;
  const wait = sync?.allowedAt ? Date.parse(sync.allowedAt) - now : 0;
  return (
    <Confirm
      open
      title="Have Intune synchronise"
      confirmLabel="Synchronise Intune"
      busy={start.isPending}
      error={start.error}
      disabled={!sync || wait > 0 || sync.state === "running"}
      onConfirm={() => start.mutate(organisationId)}
      onClose={onClose}
    >
      <div className={styles.root}>
        <Text>
          Intune takes devices from the Autopilot service, where resellers register them, from time to time and when it
          is asked to. Devices registered from here do not need it.
        </Text>
        {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
        {query.isPending && <Loading label="Asking the tenant" />}
        {query.data && !sync && <Text>The organisation has no tenant connection.</Text>}
        {sync && (
          <Facts
            facts={[
              ["State", stateNames[sync.state]],
              ["Last synchronised", sync.lastSyncAt && <Age at={sync.lastSyncAt} />],
              ["Last asked for", sync.lastRequestedAt && <Age at={sync.lastRequestedAt} />],
            ]}
          />
        )}
        {wait > 0 && (
          <Text role="status">Intune takes this at most once in ten minutes: possible again in {waitIn(wait)}.</Text>
        )}
      </div>
    </Confirm>
  );
};
