import { Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { ArrowDownload16Regular, CheckmarkCircle16Regular } from "@fluentui/react-icons";
import type { CredentialView } from "@windlass/protocol";
import { useState } from "react";
import { discardNextCredential, verifyNextCredential } from "../../api/credentials.ts";
import { Confirm } from "../../components/confirm.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { Failure } from "../../components/failure.tsx";
import { certificatesPage } from "./credential-words.ts";
import { downloadCertificate } from "./download-certificate.ts";
import { useConnectionChange } from "./use-connection-change.ts";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  steps: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, display: "grid", gap: tokens.spacingVerticalS },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface WaitingCertificateProps {
  readonly organisationId: string;
  readonly certificate: Extract<CredentialView, { kind: "certificate" }>;
  readonly onUsed: () => void;
}

/** A certificate that was made here and is to be uploaded: the next steps, in order. */
export const WaitingCertificate = ({ organisationId, certificate, onUsed }: WaitingCertificateProps) => {
  const styles = useStyles();
  const [discarding, setDiscarding] = useState(false);
  const verify = useConnectionChange(organisationId, () => verifyNextCredential(organisationId), onUsed);
  const discard = useConnectionChange(organisationId, () => discardNextCredential(organisationId));
  const { certificatePem, sha1Thumbprint } = certificate;
  return (
    <section className={styles.root} aria-label="Certificate that waits">
      <h3 className={styles.title}>A new certificate waits to be uploaded</h3>
      <Failure error={verify.error} />
      <ol className={styles.steps}>
        <li>
          <Button
            size="small"
            icon={<ArrowDownload16Regular />}
            onClick={() => downloadCertificate(certificatePem, sha1Thumbprint)}
          >
            Download certificate (.cer)
          </Button>
        </li>
        <li>
          <Text>Upload it: {certificatesPage}. The portal then shows this thumbprint:</Text>
          <CopyText text={sha1Thumbprint.toUpperCase()} label="Copy the new thumbprint" />
        </li>
        <li>
          <Text>Have it tried. Once Entra accepts it, it is used instead of the credential above.</Text>
        </li>
      </ol>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          size="small"
          icon={verify.isPending ? <Spinner size="extra-tiny" /> : <CheckmarkCircle16Regular />}
          disabledFocusable={verify.isPending}
          onClick={() => verify.mutate()}
        >
          Verify and use it
        </Button>
        <Button size="small" onClick={() => setDiscarding(true)}>
          Discard
        </Button>
      </div>
      <Confirm
        title="Discard the waiting certificate?"
        open={discarding}
        confirmLabel="Discard"
        busy={discard.isPending}
        error={discard.error}
        onConfirm={() => discard.mutate()}
        onClose={() => setDiscarding(false)}
      >
        Its private key is forgotten. If it was uploaded already, remove it from the app registration as well.
      </Confirm>
    </section>
  );
};
