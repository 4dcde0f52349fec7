import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { LinesField } from "../../../forms/lines-field.tsx";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS },
  select: { minWidth: 0 },
});

interface NamesFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: readonly string[];
  readonly onChange: (names: string[]) => void;
  /** Usual ones, by Windows' names. */
  readonly usual: readonly { readonly name: string; readonly title: string }[];
  readonly problem: string | undefined;
  readonly readOnly: boolean;
}

/** Names as Windows has them, one a line, with the usual ones to choose from. */
export const NamesField = ({ label, hint, value, onChange, usual, problem, readOnly }: NamesFieldProps) => {
  const styles = useStyles();
  // The field keeps what is typed; what is chosen beside it begins it anew.
  const [chosen, setChosen] = useState(0);
  const offered = usual.filter(({ name }) => !value.some((other) => other.toLowerCase() === name.toLowerCase()));
  return (
    <div className={styles.root}>
      <LinesField
        key={chosen}
        label={label}
        hint={hint}
        value={value}
        disabled={readOnly}
        onChange={onChange}
        problem={problem}
      />
      {!readOnly && offered.length > 0 && (
        <Field>
          <Select
            className={styles.select}
            aria-label={`${label}: add a usual one`}
            value=""
            onChange={(_event, data) => {
              onChange([...value, data.value]);
              setChosen(chosen + 1);
            }}
          >
            <option value="">Add a usual one</option>
            {offered.map(({ name, title }) => (
              <option key={name} value={name}>
                {title} ({name})
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
};
