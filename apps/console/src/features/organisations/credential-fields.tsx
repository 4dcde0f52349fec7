import { Field, Textarea } from "@fluentui/react-components";
import type { Problems } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";

/** What was typed into the form, whatever kind is chosen. */
export interface CredentialDraft {
  readonly value: string;
  readonly expiresOn: string;
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  readonly tokenFile: string;
}

interface FieldsProps {
  readonly draft: CredentialDraft;
  readonly onChange: (change: Partial<CredentialDraft>) => void;
  readonly problems: Problems;
}

export const SecretFields = ({ draft, onChange, problems }: FieldsProps) => (
  <>
    <TextField
      label="Client secret value"
      type="password"
      autoComplete="off"
      required
      hint="The Value, not the Secret ID. Entra shows it once, when it is made."
      value={draft.value}
      onChange={(value) => onChange({ value })}
      problem={problems.value}
    />
    <TextField
      label="Secret expires on"
      type="date"
      hint="Beside the secret in Entra. Read from there instead where the app may."
      value={draft.expiresOn}
      onChange={(expiresOn) => onChange({ expiresOn })}
      problem={problems.expiresOn}
    />
  </>
);

interface PemProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | undefined;
}

const PemField = ({ label, hint, value, onChange, problem }: PemProps) => (
  <Field
    label={label}
    hint={hint}
    required
    {...(problem && { validationMessage: problem, validationState: "error" as const })}
  >
    <Textarea
      value={value}
      rows={5}
      resize="vertical"
      spellCheck={false}
      autoComplete="off"
      onChange={(_event, data) => onChange(data.value)}
      textarea={{ style: { fontFamily: "Consolas, 'Cascadia Mono', monospace", fontSize: "12px" } }}
    />
  </Field>
);

export const CertificateFields = ({ draft, onChange, problems }: FieldsProps) => (
  <>
    <PemField
      label="Certificate"
      hint="PEM text. It must be uploaded to the app registration already."
      value={draft.certificatePem}
      onChange={(certificatePem) => onChange({ certificatePem })}
      problem={problems.certificatePem}
    />
    <PemField
      label="Private key"
      hint="PEM text without a passphrase, RSA of 2048 bits or more. It is stored encrypted and never shown."
      value={draft.privateKeyPem}
      onChange={(privateKeyPem) => onChange({ privateKeyPem })}
      problem={problems.privateKeyPem}
    />
  </>
);

export const FederatedFields = ({
  draft,
  onChange,
  problems,
  organisationId,
}: FieldsProps & { readonly organisationId: string }) => (
  <TextField
    label="Token file"
    required
    monospace
    hint={`A path below the folder “${organisationId}” in the server's WINDLASS_FEDERATED_TOKENS, for example “token”.`}
    value={draft.tokenFile}
    onChange={(tokenFile) => onChange({ tokenFile })}
    problem={problems.tokenFile}
  />
);
