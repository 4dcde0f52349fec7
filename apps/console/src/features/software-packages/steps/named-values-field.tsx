import { Button, Field, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { Add16Regular, Delete16Regular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { stepSecretKinds } from "@windlass/protocol";
import { secretsQuery } from "../../../api/secrets.ts";
import { PageLink } from "../../../components/links.tsx";
import type { Problems } from "../../../forms/problems.ts";
import { TextField } from "../../../forms/text-field.tsx";
import { kindNames } from "../../secrets/secret-words.ts";

const useStyles = makeStyles({
  rows: { display: "grid", gap: tokens.spacingVerticalS, border: "none", margin: 0, padding: 0, minWidth: 0 },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    alignItems: "start",
    gap: tokens.spacingHorizontalS,
  },
  fields: {
    display: "grid",
    alignItems: "start",
    gridTemplateColumns: "repeat(auto-fit, minmax(150px, 1fr))",
    gap: tokens.spacingHorizontalS,
  },
  select: { minWidth: 0 },
  /** In line with the inputs, which stand below their labels. */
  remove: { marginTop: "26px" },
  end: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** A value as it is, or a secret by its id: what a variable of a step or a property of an MSI has. */
type NamedValue = { readonly name: string } & ({ readonly value: string } | { readonly secretId: string });

const asNamedValues = (value: unknown): NamedValue[] =>
  (Array.isArray(value) ? value : []).map((entry: Readonly<Record<string, unknown>>) => {
    const name = String(entry.name ?? "");
    return "secretId" in entry
      ? { name, secretId: String(entry.secretId) }
      : { name, value: String(entry.value ?? "") };
  });

interface SecretChoiceProps {
  readonly secretId: string;
  readonly organisationId: string;
  readonly problem: string | undefined;
  readonly onChange: (secretId: string) => void;
}

const SecretChoice = ({ secretId, organisationId, problem, onChange }: SecretChoiceProps) => {
  const styles = useStyles();
  const { data: secrets = [], isPending } = useQuery(secretsQuery(organisationId));
  const usable = secrets.filter(({ kind, id }) => stepSecretKinds.includes(kind) || id === secretId);
  const isKnown = usable.some(({ id }) => id === secretId);
  const said = problem && (secretId === "" ? "Choose a secret." : problem);
  return (
    <Field label="Secret" {...(said && { validationMessage: said, validationState: "error" as const })}>
      <Select className={styles.select} value={secretId} onChange={(_event, data) => onChange(data.value)}>
        {secretId === "" && <option value="">{usable.length === 0 ? "There is none yet" : "Choose"}</option>}
        {secretId !== "" && !isKnown && (
          <option value={secretId}>{isPending ? "Loading …" : "A secret that is gone"}</option>
        )}
        {usable.map(({ id, kind, definition }) => (
          <option key={id} value={id}>{`${definition.name} (${kindNames[kind].toLowerCase()})`}</option>
        ))}
      </Select>
    </Field>
  );
};

interface NamedValuesFieldProps {
  readonly label: string;
  readonly hint: string | undefined;
  /** Where it stands in the step: `variables`. */
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: NamedValue[]) => void;
  readonly problems: Problems;
  /** Whose secrets are offered. */
  readonly organisationId: string;
}

/** Names with a value each: written here, or a secret of the library by reference, whose value nobody sees. */
export const NamedValuesField = ({
  label,
  hint,
  path,
  value,
  onChange,
  problems,
  organisationId,
}: NamedValuesFieldProps) => {
  const styles = useStyles();
  const rows = asNamedValues(value);
  const set = (index: number, changed: NamedValue) =>
    onChange(rows.map((other, place) => (place === index ? changed : other)));
  const problem = problems[path];
  return (
    <Field
      label={label}
      {...(hint && { hint })}
      {...(problem && { validationMessage: problem, validationState: "error" as const })}
    >
      <fieldset className={styles.rows} aria-label={label}>
        {rows.map((row, index) => (
          // Rows have no name of their own; they are only appended and removed.
          <fieldset key={`${path}.${String(index)}`} className={styles.rows} aria-label={`${label}, row ${index + 1}`}>
            <div className={styles.row}>
              <div className={styles.fields}>
                <div data-path={`${path}.${index}.name`}>
                  <TextField
                    label="Name"
                    monospace
                    value={row.name}
                    onChange={(name) => set(index, { ...row, name })}
                    problem={problems[`${path}.${index}.name`]}
                  />
                </div>
                <Field label="Is">
                  <Select
                    className={styles.select}
                    value={"secretId" in row ? "secret" : "value"}
                    onChange={(_event, data) =>
                      set(
                        index,
                        data.value === "secret" ? { name: row.name, secretId: "" } : { name: row.name, value: "" },
                      )
                    }
                  >
                    <option value="value">A value</option>
                    <option value="secret">A secret</option>
                  </Select>
                </Field>
                {"secretId" in row ? (
                  <div data-path={`${path}.${index}.secretId`}>
                    <SecretChoice
                      secretId={row.secretId}
                      organisationId={organisationId}
                      problem={problems[`${path}.${index}.secretId`]}
                      onChange={(secretId) => set(index, { name: row.name, secretId })}
                    />
                  </div>
                ) : (
                  <div data-path={`${path}.${index}.value`}>
                    <TextField
                      label="Value"
                      value={row.value}
                      onChange={(text) => set(index, { name: row.name, value: text })}
                      problem={problems[`${path}.${index}.value`]}
                    />
                  </div>
                )}
              </div>
              <Button
                className={styles.remove}
                size="small"
                appearance="subtle"
                icon={<Delete16Regular />}
                aria-label={`Remove row ${index + 1} of ${label}`}
                onClick={() => onChange(rows.filter((_other, place) => place !== index))}
              />
            </div>
          </fieldset>
        ))}
        <span className={styles.end}>
          <Button
            size="small"
            icon={<Add16Regular />}
            aria-label={`Add to ${label}`}
            onClick={() => onChange([...rows, { name: "", value: "" }])}
          >
            Add
          </Button>
          {rows.some((row) => "secretId" in row) && (
            <Text className={styles.hint}>
              Secrets are kept in the{" "}
              <PageLink to="/secrets" target="_blank">
                library, where new ones are made
              </PageLink>
              .
            </Text>
          )}
        </span>
      </fieldset>
    </Field>
  );
};
