import { Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { ClipboardTaskRegular, PlayCircle16Regular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { checkReadiness, readinessQuery, tenantConnectionQuery } from "../../api/organisations.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { State } from "../../components/state.tsx";
import { Age } from "../../components/time.tsx";
import { readinessStates } from "./connection-states.ts";
import { ReadinessRowView } from "./readiness-row.tsx";

const useStyles = makeStyles({
  summary: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalM,
    alignItems: "center",
    marginBottom: tokens.spacingVerticalS,
  },
  age: { color: tokens.colorNeutralForeground3 },
  rows: { listStyleType: "none", margin: 0, padding: 0 },
});

/** The live check of everything Autopilot needs of the tenant. */
export const ReadinessCard = ({ organisationId }: { readonly organisationId: string }) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const query = useQuery(readinessQuery(organisationId));
  const connection = useQuery(tenantConnectionQuery(organisationId)).data?.connection;
  const mayCheck = usePermission("tenant-connections.write");
  const check = useMutation({
    mutationFn: () => checkReadiness(organisationId),
    onSuccess: async (report) => {
      queryClient.setQueryData(readinessQuery(organisationId).queryKey, { report });
      await queryClient.invalidateQueries({ queryKey: ["organisations"] });
    },
  });
  const report = query.data?.report ?? null;
  const button = mayCheck && connection && (
    <Button
      appearance={report ? "secondary" : "primary"}
      size="small"
      icon={check.isPending ? <Spinner size="extra-tiny" /> : <PlayCircle16Regular />}
      disabledFocusable={check.isPending}
      onClick={() => check.mutate()}
    >
      Check
    </Button>
  );
  return (
    <Card title="Readiness report" actions={button}>
      <Failure error={check.error ?? query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading label="Loading the readiness report" />}
      <div aria-live="polite">
        {check.isPending && <Text>Asking Microsoft Entra and Microsoft Graph…</Text>}
        {report && !check.isPending && (
          <div className={styles.summary}>
            <State tone={readinessStates[report.outcome].tone}>
              {report.outcome === "passed" ? "Everything passed" : readinessStates[report.outcome].word}
            </State>
            <span className={styles.age}>
              Checked <Age at={report.checkedAt} />
            </span>
          </div>
        )}
      </div>
      {query.data && !report && !check.isPending && (
        <EmptyState icon={<ClipboardTaskRegular />} title="Not checked yet">
          {connection
            ? "Run the check: it tells for every step of the preparation whether it is done, and what to do where it is not."
            : "Connect the tenant first. The check then tells what Windows Autopilot still needs."}
        </EmptyState>
      )}
      {report && (
        <ul className={styles.rows}>
          {report.rows.map((row) => (
            <ReadinessRowView key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Card>
  );
};
