import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from "@fluentui/react-components";
import { KeyReset20Regular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { checkReadiness, tenantConnectionQuery } from "../../api/organisations.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { CredentialFacts } from "./credential-facts.tsx";
import { ReplaceCredentialPanel } from "./replace-credential-panel.tsx";
import { RotationSection } from "./rotation-section.tsx";
import { WaitingCertificate } from "./waiting-certificate.tsx";

const useStyles = makeStyles({
  outcome: { marginBottom: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** How the app proves itself to Microsoft Entra: what is in use, what waits, and how it is replaced. */
export const CredentialCard = ({ organisationId }: { readonly organisationId: string }) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const connection = useQuery(tenantConnectionQuery(organisationId)).data?.connection;
  const mayWrite = usePermission("tenant-connections.write");
  const [replacing, setReplacing] = useState(false);
  const [replaced, setReplaced] = useState(false);
  const check = useMutation({
    mutationFn: () => checkReadiness(organisationId, {}),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["tenant-connections", "readiness", organisationId] }),
  });
  if (!connection) return null;
  const tellReplaced = () => {
    setReplaced(true);
    // What the report says of the old one is no longer so.
    check.mutate();
  };
  const { credential, nextCredential, rotation } = connection;
  return (
    <Card
      title="Credential"
      actions={
        mayWrite && (
          <Button
            size="small"
            icon={<KeyReset20Regular />}
            appearance={credential ? "secondary" : "primary"}
            onClick={() => {
              setReplaced(false);
              setReplacing(true);
            }}
          >
            {credential ? "Replace" : "Enter"}
          </Button>
        )
      }
    >
      <div aria-live="polite">
        {replaced && (
          <MessageBar intent="success" className={styles.outcome}>
            <MessageBarBody>
              Microsoft Entra accepted the new credential; it is in use. Remove the old one from the app registration.
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
      {credential ? (
        <CredentialFacts credential={credential} />
      ) : (
        <Text className={styles.quiet}>None yet: without one, Microsoft Entra gives no token.</Text>
      )}
      {nextCredential?.kind === "certificate" && mayWrite && (
        <WaitingCertificate organisationId={organisationId} certificate={nextCredential} onUsed={tellReplaced} />
      )}
      {credential && credential.kind !== "federated-token" && (
        <RotationSection
          key={JSON.stringify(rotation.settings)}
          organisationId={organisationId}
          rotation={rotation}
          mayWrite={mayWrite}
        />
      )}
      {replacing && (
        <ReplaceCredentialPanel
          organisationId={organisationId}
          onReplaced={tellReplaced}
          onClose={() => setReplacing(false)}
        />
      )}
    </Card>
  );
};
