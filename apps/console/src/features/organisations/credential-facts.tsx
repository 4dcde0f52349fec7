import { MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { CredentialView } from "@windlass/protocol";
import type { ReactNode } from "react";
import { CopyButton } from "../../components/copy-button.tsx";
import { Facts } from "../../components/facts.tsx";
import { ToldFailure } from "../../components/failure.tsx";
import { counted, daysUntil } from "../../components/format.ts";
import { Instant } from "../../components/time.tsx";
import { credentialNames, endSources } from "./credential-words.ts";

const useStyles = makeStyles({
  bar: { marginTop: tokens.spacingVerticalM },
  id: { display: "inline-flex", alignItems: "center", fontFamily: tokens.fontFamilyMonospace, fontSize: "13px" },
});

const warnDays = 60;

/** A text to compare with what the portal shows. */
const Comparable = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const styles = useStyles();
  return (
    <span className={styles.id}>
      {text}
      <CopyButton text={text} label={label} />
    </span>
  );
};

const endOf = ({ expiresOn, expiryFrom, kind }: CredentialView, now: number): string => {
  if (kind === "federated-token") return "Never: its issuer replaces it";
  if (expiresOn === null) return "Not known; enter it, or let the app read its registration";
  const days = daysUntil(expiresOn, now);
  const left = days < 0 ? "has passed" : days === 0 ? "today" : `in ${counted(days, "day")}`;
  return `${expiresOn} (${left}${expiryFrom ? `, ${endSources[expiryFrom]}` : ""})`;
};

const ownFacts = (credential: CredentialView): (readonly [string, ReactNode])[] => {
  if (credential.kind === "client-secret") return [["Value", "Stored encrypted; it cannot be read back"]];
  if (credential.kind === "certificate") {
    const { sha1Thumbprint, sha256Thumbprint, subject } = credential;
    return [
      ["Name", subject.replace(/^CN=/, "")],
      ["Thumbprint", <Comparable key="sha1" text={sha1Thumbprint.toUpperCase()} label="Copy the thumbprint" />],
      ["SHA-256", <Comparable key="sha256" text={sha256Thumbprint} label="Copy the SHA-256 thumbprint" />],
      ["Private key", "Stored encrypted; it never leaves the server"],
    ];
  }
  const { token, tokenFile, expectedAudience } = credential;
  return [
    ["Token file", tokenFile],
    ["Issuer", token && <Comparable key="iss" text={token.issuer} label="Copy the issuer" />],
    ["Subject", token && <Comparable key="sub" text={token.subject} label="Copy the subject" />],
    ["Audience", token?.audiences.join(", ")],
    ["Expected audience", <Comparable key="aud" text={expectedAudience} label="Copy the expected audience" />],
    ["This token ends", token?.endsAt && <Instant at={token.endsAt} />],
  ];
};

const ExpiryWarning = ({ credential }: { readonly credential: CredentialView }) => {
  const styles = useStyles();
  if (credential.expiresOn === null) return null;
  const days = daysUntil(credential.expiresOn, Date.now());
  if (days > warnDays) return null;
  const what = `The ${credentialNames[credential.kind].toLowerCase()}`;
  const when = days === 0 ? "expires today" : `expires in ${counted(days, "day")}`;
  return (
    <MessageBar intent={days < 0 ? "error" : "warning"} layout="multiline" className={styles.bar}>
      <MessageBarBody>
        {days < 0 ? `${what} has expired: every call to Microsoft fails.` : `${what} ${when}.`} Replace it; devices that
        are being registered go on.
      </MessageBarBody>
    </MessageBar>
  );
};

/** The credential in use, as far as it may be shown, and how long it lasts. */
export const CredentialFacts = ({ credential }: { readonly credential: CredentialView }) => (
  <>
    <Facts
      facts={[
        ["Kind", credentialNames[credential.kind]],
        ...ownFacts(credential),
        ["Set", <Instant key="set" at={credential.setAt} />],
        ["Ends", endOf(credential, Date.now())],
        [
          "Accepted",
          credential.triedAt ? (
            <Instant key="tried" at={credential.triedAt} />
          ) : (
            "Not tried yet: run the readiness check"
          ),
        ],
      ]}
    />
    {credential.kind === "federated-token" && credential.problem && <ToldFailure told={credential.problem} />}
    <ExpiryWarning credential={credential} />
  </>
);
