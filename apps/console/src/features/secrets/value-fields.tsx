import { Field, Text } from "@fluentui/react-components";
import { DocumentAdd20Regular } from "@fluentui/react-icons";
import type { SecretKind } from "@windlass/protocol";
import type { Problems } from "../../forms/problems.ts";
import { TextArea } from "../../forms/text-area.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { FileButton } from "../../uploads/file-button.tsx";
import type { ValueDraft } from "./value-draft.ts";

interface ValueFieldsProps {
  readonly kind: SecretKind;
  readonly draft: ValueDraft;
  readonly onChange: (change: Partial<ValueDraft>) => void;
  /** By path of the value, such as `password`. */
  readonly problems: Problems;
}

const base64Of = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

const PasswordField = ({
  draft,
  onChange,
  problems,
  label = "Password",
}: Omit<ValueFieldsProps, "kind"> & { label?: string }) => (
  <TextField
    label={label}
    type="password"
    autoComplete="new-password"
    required
    value={draft.password}
    onChange={(password) => onChange({ password })}
    problem={problems.password}
  />
);

const CertificateFields = ({ draft, onChange, problems }: Omit<ValueFieldsProps, "kind">) => (
  <>
    <Field
      label="Certificate file"
      required
      hint="A PFX file, or a PEM file with the certificate and its private key."
      {...(problems.file && { validationMessage: "Choose a file.", validationState: "error" as const })}
    >
      <div>
        <FileButton
          label={draft.fileName === "" ? "Choose a file" : "Choose another file"}
          icon={<DocumentAdd20Regular />}
          accept=".pfx,.p12,.pem,.crt,.cer"
          onFiles={([file]) => {
            if (file) void base64Of(file).then((text) => onChange({ file: text, fileName: file.name }));
          }}
        />{" "}
        <Text>{draft.fileName}</Text>
      </div>
    </Field>
    <TextField
      label="Password of the file"
      type="password"
      autoComplete="off"
      hint="Empty where the file has none. The expiry is read from the certificate."
      value={draft.password}
      onChange={(password) => onChange({ password })}
      problem={problems.password}
    />
  </>
);

/** The fields of one kind of value. They begin empty, also for a secret that has a value. */
export const ValueFields = ({ kind, ...fields }: ValueFieldsProps) => {
  const { draft, onChange, problems } = fields;
  switch (kind) {
    case "password":
      return <PasswordField {...fields} />;
    case "user-name-password":
      return (
        <>
          <TextField
            label="User name"
            required
            autoComplete="off"
            hint="Such as CONTOSO\join or join@contoso.com. It is shown again."
            value={draft.userName}
            onChange={(userName) => onChange({ userName })}
            problem={problems.userName}
          />
          <PasswordField {...fields} />
        </>
      );
    case "client-secret":
      return (
        <TextField
          label="Client secret value"
          type="password"
          autoComplete="off"
          required
          value={draft.value}
          onChange={(value) => onChange({ value })}
          problem={problems.value}
        />
      );
    case "certificate":
      return <CertificateFields {...fields} />;
    case "wifi-profile":
      return (
        <TextArea
          label="Wi-Fi profile"
          required
          monospace
          rows={10}
          hint="As “netsh wlan export profile name=… key=clear” writes it."
          value={draft.xml}
          onChange={(xml) => onChange({ xml })}
          problem={problems.xml}
        />
      );
    case "product-key":
      return (
        <TextField
          label="Product key"
          required
          monospace
          autoComplete="off"
          placeholder="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"
          value={draft.productKey}
          onChange={(productKey) => onChange({ productKey })}
          problem={problems.productKey}
        />
      );
    case "text":
      return (
        <TextArea
          label="Text"
          required
          monospace
          rows={8}
          value={draft.text}
          onChange={(text) => onChange({ text })}
          problem={problems.text}
        />
      );
  }
};
