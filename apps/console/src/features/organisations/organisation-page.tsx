import { makeStyles, ToolbarButton, tokens } from "@fluentui/react-components";
import { Rename20Regular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { organisationQuery } from "../../api/organisations.ts";
import { usePermission } from "../../app/session.ts";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { State } from "../../components/state.tsx";
import { connectionStates } from "./connection-states.ts";
import { CredentialCard } from "./credential-card.tsx";
import { OrganisationPanel } from "./organisation-panel.tsx";
import { ReadinessCard } from "./readiness-card.tsx";
import { SettingsCard } from "./settings-card.tsx";
import { TenantConnectionCard } from "./tenant-connection-card.tsx";
import { WebhooksCard } from "./webhooks-card.tsx";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(320px, 420px) minmax(0, 1fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
    "@media (max-width: 1100px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  column: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
});

const crumbs = [{ title: "Organisations", to: "/organisations" }] as const;

/** One organisation: its tenant connection, credential, webhooks and settings, and the readiness report. */
export const OrganisationPage = () => {
  const styles = useStyles();
  const { organisationId } = useParams({ from: "/shell/organisations/$organisationId" });
  const organisation = useQuery(organisationQuery(organisationId));
  const mayWrite = usePermission("organisations.write");
  const mayReadWebhooks = usePermission("webhooks.read");
  const [renaming, setRenaming] = useState(false);
  const { data } = organisation;
  return (
    <Page
      title={data?.name ?? "Organisation"}
      crumbs={crumbs}
      aside={
        data && <State tone={connectionStates[data.connection].tone}>{connectionStates[data.connection].word}</State>
      }
      commands={
        mayWrite &&
        data && (
          <ToolbarButton icon={<Rename20Regular />} onClick={() => setRenaming(true)}>
            Rename
          </ToolbarButton>
        )
      }
    >
      <Failure error={organisation.error} retry={() => void organisation.refetch()} />
      {organisation.isPending && <Loading label="Loading the organisation" />}
      {data && (
        <div className={styles.columns}>
          <div className={styles.column}>
            <TenantConnectionCard organisationId={organisationId} />
            <CredentialCard organisationId={organisationId} />
            {mayReadWebhooks && <WebhooksCard organisationId={organisationId} />}
          </div>
          <div className={styles.column}>
            <SettingsCard organisationId={organisationId} />
            <ReadinessCard organisationId={organisationId} />
          </div>
        </div>
      )}
      {renaming && data && <OrganisationPanel organisation={data} onClose={() => setRenaming(false)} />}
    </Page>
  );
};
