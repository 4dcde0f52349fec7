import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Edit16Regular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { TenantConnectionView } from "@windlass/protocol";
import { useState } from "react";
import { tenantConnectionQuery } from "../../api/organisations.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Facts } from "../../components/facts.tsx";
import { Failure } from "../../components/failure.tsx";
import { PageLinkButton } from "../../components/links.tsx";
import { Loading } from "../../components/loading.tsx";
import { cloudNames } from "./cloud-names.ts";
import { TenantConnectionPanel } from "./tenant-connection-panel.tsx";

const useStyles = makeStyles({
  actions: { display: "inline-flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  intro: { display: "block", marginBottom: tokens.spacingVerticalM, color: tokens.colorNeutralForeground2 },
  id: { display: "inline-flex", alignItems: "center", fontFamily: tokens.fontFamilyMonospace, fontSize: "13px" },
});

const Connection = ({ connection }: { readonly connection: TenantConnectionView }) => {
  const styles = useStyles();
  const { tenantId, clientId, cloud } = connection;
  const id = (value: string, label: string) => (
    <span className={styles.id}>
      {value}
      <CopyButton text={value} label={label} />
    </span>
  );
  return (
    <Facts
      facts={[
        ["Tenant id", id(tenantId, "Copy the tenant id")],
        ["Client id", id(clientId, "Copy the client id")],
        ["Cloud", cloudNames[cloud]],
      ]}
    />
  );
};

/** An organisation's link to its Microsoft Entra tenant. */
export const TenantConnectionCard = ({ organisationId }: { readonly organisationId: string }) => {
  const styles = useStyles();
  const query = useQuery(tenantConnectionQuery(organisationId));
  const mayWrite = usePermission("tenant-connections.write");
  const [editing, setEditing] = useState(false);
  const connection = query.data?.connection ?? null;
  return (
    <Card
      title="Tenant connection"
      actions={
        mayWrite &&
        query.data && (
          <span className={styles.actions}>
            <PageLinkButton
              to="/organisations/$organisationId/set-up"
              params={{ organisationId }}
              size="small"
              appearance={connection ? "secondary" : "primary"}
            >
              Set up for me
            </PageLinkButton>
            <Button size="small" icon={<Edit16Regular />} onClick={() => setEditing(true)}>
              {connection ? "Edit" : "Connect"}
            </Button>
          </span>
        )
      }
    >
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading rows={4} label="Loading the tenant connection" />}
      {query.data && !connection && (
        <Text className={styles.intro}>
          Not connected. Let Windlass prepare the tenant, or register an app in the Microsoft Entra admin center and
          enter its tenant id, client id and client secret here; the check then says what else is missing.
        </Text>
      )}
      {connection && <Connection connection={connection} />}
      {editing && (
        <TenantConnectionPanel
          organisationId={organisationId}
          connection={connection}
          onClose={() => setEditing(false)}
        />
      )}
    </Card>
  );
};
