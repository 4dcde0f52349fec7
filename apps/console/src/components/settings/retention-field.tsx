import { makeStyles, tokens } from "@fluentui/react-components";
import type { ResolvedSettings } from "@windlass/planner";
import type { PublicationRetention } from "@windlass/protocol";
import type { Problems } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { counted } from "../format.ts";
import { InheritedField } from "./inherited-field.tsx";

const useStyles = makeStyles({
  fields: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalL, "> *": { flex: "1 1 200px" } },
});

const retentionWords = (retention: PublicationRetention | null): string =>
  retention ? `The last ${retention.keepLast}, and all of ${counted(retention.keepDays, "day")}` : "";

/** What is not a number is found wrong by the schema, as what is out of bounds. */
const numberOf = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));
const textOf = (value: number | undefined): string => (value === undefined || Number.isNaN(value) ? "" : String(value));

interface RetentionFieldProps {
  readonly value: PublicationRetention | null;
  readonly inherited: ResolvedSettings["publicationRetention"];
  readonly onChange: (value: PublicationRetention | null) => void;
  readonly problems: Problems;
  readonly readOnly: boolean;
}

/** How long publications that no device gets keep their content, of an organisation or of the tenant. */
export const RetentionField = ({ value, inherited, onChange, problems, readOnly }: RetentionFieldProps) => {
  const styles = useStyles();
  const number = (name: keyof PublicationRetention, label: string, hint: string) => (
    <TextField
      label={label}
      hint={hint}
      type="number"
      value={textOf(value?.[name])}
      onChange={(text) => onChange({ ...(value ?? inherited.value), [name]: numberOf(text) })}
      problem={problems[`publicationRetention.${name}`]}
      disabled={readOnly}
    />
  );
  return (
    <InheritedField
      label="Publications that no device gets are kept"
      value={value}
      inherited={inherited}
      words={retentionWords}
      start={inherited.value}
      onChange={onChange}
      readOnly={readOnly}
    >
      <div className={styles.fields}>
        {number("keepLast", "The last", "1 to 1,000. The newest, and what devices get, is always kept.")}
        {number("keepDays", "And all of so many days", "0 to 3,650. 0: the last ones alone.")}
      </div>
    </InheritedField>
  );
};
