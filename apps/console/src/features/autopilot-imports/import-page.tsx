import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { AutopilotImportDetail } from "@windlass/protocol";
import { useState } from "react";
import { autopilotImportQuery, cancelAutopilotImport, deleteAutopilotImport } from "../../api/autopilot-imports.ts";
import { usePermission } from "../../app/session.ts";
import { Confirm } from "../../components/confirm.tsx";
import { Failure, ToldFailure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { State } from "../../components/state.tsx";
import { AutopilotTabs } from "../autopilot/autopilot-tabs.tsx";
import { ConfirmCard } from "./confirm-card.tsx";
import { importStates } from "./import-states.ts";
import { RowsCard } from "./rows-card.tsx";
import { SummaryCard } from "./summary-card.tsx";

const useStyles = makeStyles({
  cards: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  top: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(360px, 100%), 1fr))",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
  },
});

/** Stops an import, or takes one that has ended off the list. */
const EndButtons = ({ detail }: { readonly detail: AutopilotImportDetail }) => {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const cancel = useMutation({
    mutationFn: () => cancelAutopilotImport(detail.id),
    onSuccess: (saved) => {
      queryClient.setQueryData(autopilotImportQuery(detail.id).queryKey, saved);
      setAsking(false);
    },
  });
  const remove = useMutation({
    mutationFn: () => deleteAutopilotImport(detail.id),
    onSuccess: () => navigate({ to: "/autopilot/import" }),
  });
  const { state } = detail;
  const isRunning = state === "reading" || state === "preview" || state === "creating";
  return (
    <>
      <Failure error={remove.error} />
      {isRunning ? (
        <Button onClick={() => setAsking(true)}>Cancel the import</Button>
      ) : (
        <Button disabledFocusable={remove.isPending} onClick={() => remove.mutate()}>
          Take off the list
        </Button>
      )}
      <Confirm
        open={asking}
        title="Cancel the import"
        confirmLabel="Cancel the import"
        busy={cancel.isPending}
        error={cancel.error}
        onConfirm={() => cancel.mutate()}
        onClose={() => setAsking(false)}
      >
        Rows that are not handed over yet are left out, and their hardware hashes are forgotten. Devices that are being
        registered already go on.
      </Confirm>
    </>
  );
};

/** One CSV file: preview, go-ahead, progress, result. */
export const AutopilotImportPage = () => {
  const styles = useStyles();
  const { importId } = useParams({ from: "/shell/autopilot/import/$importId" });
  const mayWrite = usePermission("devices.write");
  const query = useQuery(autopilotImportQuery(importId));
  const detail = query.data;
  const shown = detail && importStates[detail.state];
  return (
    <Page
      title={detail?.fileName ?? "Import"}
      tabs={<AutopilotTabs />}
      aside={shown && <State tone={shown[0]}>{shown[1]}</State>}
      commands={detail && mayWrite && <EndButtons detail={detail} />}
    >
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading label="Loading the import" />}
      {detail && (
        <div className={styles.cards}>
          {detail.failure && <ToldFailure told={detail.failure} />}
          <div className={styles.top}>
            <SummaryCard detail={detail} />
            {detail.state === "preview" && <ConfirmCard detail={detail} />}
          </div>
          {detail.state !== "reading" && detail.state !== "refused" && <RowsCard detail={detail} />}
        </div>
      )}
    </Page>
  );
};
