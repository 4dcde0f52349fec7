import { Button, makeStyles, Subtitle2, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { DeploymentRequestView } from "@windlass/protocol";
import { useState } from "react";
import { deploymentRequestsQuery } from "../../api/deployments.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { Failure } from "../../components/failure.tsx";
import { counted, formatBytes } from "../../components/format.ts";
import { Spoken } from "../../components/spoken.tsx";
import { Age } from "../../components/time.tsx";
import { ApproveDialog } from "./approve-dialog.tsx";
import { MatchCode } from "./match-code.tsx";
import { RefuseDialog } from "./refuse-dialog.tsx";

const useStyles = makeStyles({
  section: { marginBottom: tokens.spacingVerticalXXL },
  title: { display: "block", marginTop: 0, marginBottom: tokens.spacingVerticalS },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(340px, 100%), 1fr))",
    gap: tokens.spacingHorizontalL,
  },
  card: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
});

type Asked = { readonly kind: "approve" | "refuse"; readonly request: DeploymentRequestView };

const RequestCard = (props: { readonly request: DeploymentRequestView; readonly onAsk: (asked: Asked) => void }) => {
  const { request, onAsk } = props;
  const styles = useStyles();
  const mayApprove = usePermission("deployments.approve");
  const { organisations, nameOf } = useOrganisationScope();
  const { architecture, memoryBytes } = request.inventory;
  return (
    <li className={styles.card}>
      <MatchCode code={request.matchCode} size="large" />
      <Text weight="semibold">
        {request.manufacturer} {request.model}
      </Text>
      <Text>Serial number {request.serialNumber}</Text>
      <Text size={200} className={styles.quiet}>
        {architecture}, {formatBytes(memoryBytes)} memory · asked <Age at={request.requestedAt} />
        {organisations.length > 1 && ` · ${nameOf(request.organisationId)}`}
      </Text>
      {mayApprove && (
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            aria-label={`Approve ${request.matchCode}`}
            onClick={() => onAsk({ kind: "approve", request })}
          >
            Approve
          </Button>
          <Button aria-label={`Refuse ${request.matchCode}`} onClick={() => onAsk({ kind: "refuse", request })}>
            Refuse
          </Button>
        </div>
      )}
    </li>
  );
};

/** Devices that wait for a person, each with its match code. */
export const PendingRequests = () => {
  const styles = useStyles();
  const { scope } = useOrganisationScope();
  const query = useQuery(deploymentRequestsQuery(scope));
  const [asked, setAsked] = useState<Asked | null>(null);
  const requests = query.data ?? [];
  const close = () => setAsked(null);
  return (
    <>
      <Failure error={query.error} retry={() => void query.refetch()} />
      <Spoken>{requests.length > 0 && `${counted(requests.length, "device")} waiting for approval`}</Spoken>
      {requests.length > 0 && (
        <section className={styles.section} aria-label="Waiting for approval">
          <Subtitle2 as="h2" className={styles.title}>
            Waiting for approval ({requests.length})
          </Subtitle2>
          <ul className={styles.list}>
            {requests.map((request) => (
              <RequestCard key={request.id} request={request} onAsk={setAsked} />
            ))}
          </ul>
        </section>
      )}
      {asked?.kind === "approve" && <ApproveDialog request={asked.request} onClose={close} />}
      {asked?.kind === "refuse" && <RefuseDialog request={asked.request} onClose={close} />}
    </>
  );
};
