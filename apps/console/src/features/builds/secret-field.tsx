import { Field, Select } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { SecretKind } from "@windlass/protocol";
import { secretsQuery } from "../../api/secrets.ts";
import { PageLink } from "../../components/links.tsx";
import { useFieldLabel } from "../../forms/field-label.ts";

interface SecretFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly kinds: readonly SecretKind[];
  readonly organisationId: string;
  /** Empty: none is chosen yet. */
  readonly value: string;
  readonly onChange: (secretId: string) => void;
  readonly problem?: string | undefined;
  readonly readOnly: boolean;
}

/** Chooses one of the secrets that fit, by name. */
export const SecretField = ({ label, hint, kinds, organisationId, value, onChange, ...rest }: SecretFieldProps) => {
  const { problem, readOnly } = rest;
  const secrets = useQuery(secretsQuery(organisationId));
  const fitting = (secrets.data ?? []).filter(({ kind }) => kinds.includes(kind));
  const isKnown = fitting.some(({ id }) => id === value);
  const isGone = value !== "" && secrets.data !== undefined && !isKnown;
  const message = problem ?? (isGone ? "The secret is no longer there. Choose another one." : null);
  return (
    <Field
      label={useFieldLabel(label, true)}
      hint={
        <>
          {hint ?? "Chosen by name, never shown."} <PageLink to="/secrets">Secrets</PageLink>
        </>
      }
      {...(message !== null && { validationMessage: message, validationState: "error" as const })}
    >
      <Select value={value} disabled={readOnly} onChange={(_event, data) => onChange(data.value)}>
        {!isKnown && <option value={value}>{value === "" ? "Choose a secret" : "A secret that is chosen"}</option>}
        {fitting.map(({ id, definition }) => (
          <option key={id} value={id}>
            {definition.name}
          </option>
        ))}
      </Select>
    </Field>
  );
};
