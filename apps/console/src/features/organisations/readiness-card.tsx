import { Button, Spinner } from "@fluentui/react-components";
import { ClipboardTaskRegular, PlayCircle16Regular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { tenantConnectionQuery } from "../../api/organisations.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { MissingPermissions } from "./missing-permissions.tsx";
import { ReadinessSteps } from "./readiness-steps.tsx";
import { ReadinessSummary } from "./readiness-summary.tsx";
import { useReadinessCheck } from "./use-readiness-check.ts";

/** The live check of everything Autopilot needs of the tenant, for the connection and all builds that use it. */
export const ReadinessCard = ({ organisationId }: { readonly organisationId: string }) => {
  const checks = useReadinessCheck(organisationId);
  const { query, report, check, checkAll, checkingAll } = checks;
  const connection = useQuery(tenantConnectionQuery(organisationId)).data?.connection;
  const mayCheck = usePermission("tenant-connections.write");
  const button = mayCheck && connection && (
    <Button
      appearance={report ? "secondary" : "primary"}
      size="small"
      icon={checkingAll ? <Spinner size="extra-tiny" /> : <PlayCircle16Regular />}
      disabledFocusable={check.isPending}
      onClick={checkAll}
    >
      Check
    </Button>
  );
  return (
    <Card title="Readiness report" actions={button}>
      <Failure error={check.error ?? query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading label="Loading the readiness report" />}
      <ReadinessSummary report={report} checking={checkingAll} />
      {query.data && !report && !check.isPending && (
        <EmptyState icon={<ClipboardTaskRegular />} title="Not checked yet">
          {connection
            ? "Run the check: it tells for every step of the preparation whether it is done, and what to do where it is not."
            : "Connect the tenant first. The check then tells what Windows Autopilot still needs."}
        </EmptyState>
      )}
      {report && (
        <>
          <MissingPermissions rows={report.rows} />
          <ReadinessSteps report={report} checks={checks} mayCheck={mayCheck && Boolean(connection)} />
        </>
      )}
    </Card>
  );
};
