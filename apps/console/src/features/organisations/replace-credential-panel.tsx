import { Field, Radio, RadioGroup, Text } from "@fluentui/react-components";
import { type CredentialInput, certificateRequest, credentialInput } from "@windlass/protocol";
import { useState } from "react";
import { makeCertificate, replaceCredential } from "../../api/credentials.ts";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { CertificateFields, type CredentialDraft, FederatedFields, SecretFields } from "./credential-fields.tsx";
import { useConnectionChange } from "./use-connection-change.ts";

const ways = ["made-here", "client-secret", "certificate", "federated-token"] as const;
type Way = (typeof ways)[number];

const wayNames: Readonly<Record<Way, string>> = {
  "made-here": "Certificate, made by this server (recommended)",
  "client-secret": "Client secret",
  certificate: "Certificate and key that I have",
  "federated-token": "Federated token from a file",
};

const empty: CredentialDraft = { value: "", expiresOn: "", certificatePem: "", privateKeyPem: "", tokenFile: "" };

const inputOf = (way: Exclude<Way, "made-here">, draft: CredentialDraft): CredentialInput => {
  switch (way) {
    case "client-secret":
      return { kind: way, value: draft.value.trim(), expiresOn: draft.expiresOn || null };
    case "certificate":
      return { kind: way, certificatePem: draft.certificatePem.trim(), privateKeyPem: draft.privateKeyPem.trim() };
    case "federated-token":
      return { kind: way, tokenFile: draft.tokenFile.trim() };
  }
};

interface ReplaceCredentialPanelProps {
  readonly organisationId: string;
  readonly onReplaced: () => void;
  readonly onClose: () => void;
}

/** Chooses and enters another credential. It is tried before it is used; refused, the panel stays and says why. */
export const ReplaceCredentialPanel = ({ organisationId, onReplaced, onClose }: ReplaceCredentialPanelProps) => {
  const [way, setWay] = useState<Way>("made-here");
  const [draft, setDraft] = useState(empty);
  const [days, setDays] = useState("365");
  const [problems, setProblems] = useState<Problems>({});
  const replace = useConnectionChange(
    organisationId,
    (input: CredentialInput) => replaceCredential(organisationId, input),
    () => {
      onClose();
      onReplaced();
    },
  );
  const make = useConnectionChange(organisationId, (life: number) => makeCertificate(organisationId, life), onClose);
  const choose = (chosen: string) => {
    setWay(ways.find((one) => one === chosen) ?? "made-here");
    setProblems({});
    replace.reset();
    make.reset();
  };
  const submit = () => {
    if (way === "made-here") {
      const request = { days: Number(days) };
      const found = problemsOf(certificateRequest, request);
      setProblems(found);
      if (noProblems(found)) make.mutate(request.days);
      return;
    }
    const input = inputOf(way, draft);
    const found = problemsOf(credentialInput, input);
    setProblems(found);
    if (noProblems(found)) replace.mutate(input);
  };
  const fields = {
    draft,
    problems,
    onChange: (change: Partial<CredentialDraft>) => setDraft((before) => ({ ...before, ...change })),
  };
  return (
    <EditPanel
      open
      title="Replace the credential"
      saveLabel={way === "made-here" ? "Make certificate" : "Verify and use it"}
      saving={replace.isPending || make.isPending}
      error={replace.error ?? make.error}
      onSave={submit}
      onClose={onClose}
    >
      <Field label="New credential">
        <RadioGroup value={way} onChange={(_event, data) => choose(data.value)}>
          {ways.map((one) => (
            <Radio key={one} value={one} label={wayNames[one]} />
          ))}
        </RadioGroup>
      </Field>
      {way === "made-here" && (
        <>
          <Text>
            The server makes the key pair and keeps the private key encrypted. You download the certificate, upload it
            to the app registration, and have it tried. Until then the credential in use stays in use.
          </Text>
          <TextField label="Valid for days" type="number" value={days} onChange={setDays} problem={problems.days} />
        </>
      )}
      {way === "client-secret" && <SecretFields {...fields} />}
      {way === "certificate" && <CertificateFields {...fields} />}
      {way === "federated-token" && <FederatedFields {...fields} organisationId={organisationId} />}
      {way !== "made-here" && (
        <Text>
          Microsoft Entra is asked first. If it refuses, nothing changes; if it accepts, devices that are being
          registered go on with the new one.
        </Text>
      )}
    </EditPanel>
  );
};
