import { Field, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import type { PackageParameter } from "@windlass/planner";
import { type PackageOverride, stepSecretKinds } from "@windlass/protocol";
import { TextField } from "../../../forms/text-field.tsx";
import { SecretField } from "../secret-field.tsx";

const useStyles = makeStyles({
  group: { display: "grid", gap: tokens.spacingVerticalXS, minWidth: 0 },
  name: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
  usual: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

const kinds = { variable: "Variable", property: "Property of Windows Installer" } as const;

const usualWords = ({ defaults }: PackageParameter): string =>
  defaults.map((one) => ("value" in one ? `“${one.value}”` : "a secret")).join(", or ");

interface ParameterFieldProps {
  readonly parameter: PackageParameter;
  readonly override: PackageOverride | undefined;
  /** Null: as the package has it. */
  readonly onChange: (override: PackageOverride | null) => void;
  readonly organisationId: string;
  readonly readOnly: boolean;
  /** Where a chosen secret is missing. */
  readonly problem: string | undefined;
}

/** A value that a build may give to a package in place of the package's own, which stands beside it. */
export const ParameterField = ({ parameter, override, onChange, ...rest }: ParameterFieldProps) => {
  const styles = useStyles();
  const { of, name, defaults } = parameter;
  const { organisationId, readOnly, problem } = rest;
  const kind = override === undefined ? "usual" : "secretId" in override ? "secret" : "text";
  // What the package keeps secret does not become plain text in a publication.
  const mayBeText = defaults.every((one) => "value" in one);
  const choose = (chosen: string) => {
    if (chosen === "usual") onChange(null);
    if (chosen === "secret") onChange({ of, name, secretId: "" });
    if (chosen === "text")
      onChange({ of, name, value: defaults.flatMap((one) => ("value" in one ? one.value : []))[0] ?? "" });
  };
  return (
    <div className={styles.group}>
      <Field
        label={<span className={styles.name}>{name}</span>}
        hint={`${kinds[of]}. In the package ${usualWords(parameter)}.`}
      >
        <Select value={kind} disabled={readOnly} onChange={(_event, data) => choose(data.value)}>
          <option value="usual">As in the package</option>
          {(mayBeText || kind === "text") && <option value="text">Another text</option>}
          <option value="secret">{mayBeText ? "A secret" : "Another secret"}</option>
        </Select>
      </Field>
      {override && "value" in override && (
        <TextField
          label={`Value of ${name}`}
          value={override.value}
          onChange={(value) => onChange({ of, name, value })}
          disabled={readOnly}
        />
      )}
      {override && "secretId" in override && (
        <SecretField
          label={`Secret for ${name}`}
          kinds={stepSecretKinds}
          organisationId={organisationId}
          value={override.secretId}
          onChange={(secretId) => onChange({ of, name, secretId })}
          problem={override.secretId === "" ? problem : undefined}
          readOnly={readOnly}
        />
      )}
      {!mayBeText && <Text className={styles.usual}>The package takes it from a secret, so a build does, too.</Text>}
    </div>
  );
};
