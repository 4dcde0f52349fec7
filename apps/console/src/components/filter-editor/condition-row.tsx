import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { Delete20Regular } from "@fluentui/react-icons";
import { filterFields, operatorsFor, operatorWords } from "@windlass/planner";
import { type FilterCondition, type FilterField, filterCondition } from "@windlass/protocol";
import { useState } from "react";
import { problemsOf } from "../../forms/problems.ts";
import { changed, newCondition } from "./edited-condition.ts";
import { type PlaceOption, ValueField } from "./value-fields.tsx";

/** Of the group around it: a deep group is narrow on a wide screen, too. */
const wide = "@container (min-width: 620px)";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    alignItems: "start",
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    border: "none",
    minInlineSize: 0,
    [wide]: { gridTemplateColumns: "minmax(0, 3fr) minmax(0, 3fr) minmax(0, 5fr) auto" },
  },
  part: { gridColumn: "1 / -1", minWidth: 0, gridTemplateColumns: "minmax(0, 1fr)", [wide]: { gridColumn: "auto" } },
  select: { minWidth: 0 },
  /** In line with the inputs, which stand below their labels. */
  remove: { gridColumn: "2", gridRow: "1", marginTop: "26px", [wide]: { gridColumn: "auto", gridRow: "auto" } },
});

const fieldNames = Object.keys(filterFields).filter((name): name is FilterField => name in filterFields);

/** What is wrong with the value, as one sentence. */
const problemOf = (condition: FilterCondition): string | undefined => {
  const [problem] = Object.values(problemsOf(filterCondition, condition));
  if (problem === undefined) return undefined;
  return "values" in condition && condition.values.length === 0 ? "Enter or choose at least one." : problem;
};

interface ConditionRowProps {
  readonly condition: FilterCondition;
  /** Its number among its siblings, from 1, by which it is told apart when heard. */
  readonly number: number;
  readonly onChange: (condition: FilterCondition) => void;
  readonly onRemove: () => void;
  readonly placesOf: (field: "organisation" | "location") => readonly PlaceOption[];
  readonly disabled: boolean;
}

/** Field, operator, value. */
export const ConditionRow = ({ condition, number, onChange, onRemove, placesOf, disabled }: ConditionRowProps) => {
  const styles = useStyles();
  const [touched, setTouched] = useState(false);
  const { field, operator } = condition;
  const problem = touched ? problemOf(condition) : undefined;
  return (
    <fieldset aria-label={`Condition ${number}`} className={styles.row} onBlur={() => setTouched(true)}>
      <Field label="Field">
        <Select
          className={styles.select}
          value={field}
          disabled={disabled}
          onChange={(_event, { value }) => {
            const chosen = fieldNames.find((name) => name === value);
            if (chosen) onChange(newCondition(chosen));
          }}
        >
          {fieldNames.map((name) => (
            <option key={name} value={name}>
              {filterFields[name].label}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Operator" className={styles.part}>
        <Select
          className={styles.select}
          value={operator}
          disabled={disabled}
          onChange={(_event, { value }) => onChange(changed(condition, { operator: value }))}
        >
          {operatorsFor(field).map((name) => (
            <option key={name} value={name}>
              {operatorWords[name]}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.part}>
        <ValueField
          key={field}
          condition={condition}
          onChange={onChange}
          places={field === "organisation" || field === "location" ? placesOf(field) : []}
          problem={problem}
          disabled={disabled}
        />
      </div>
      {!disabled && (
        <Button
          className={styles.remove}
          appearance="subtle"
          icon={<Delete20Regular />}
          aria-label={`Remove condition ${number}: ${filterFields[field].label}`}
          onClick={onRemove}
        />
      )}
    </fieldset>
  );
};
