import {
  Checkbox,
  Field,
  FieldContextProvider,
  Input,
  makeStyles,
  Select,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { filterFields } from "@windlass/planner";
import { architecture, chassisKind, type FilterCondition } from "@windlass/protocol";
import { useState } from "react";
import { architectureNames } from "../architecture-names.ts";
import { changed } from "./edited-condition.ts";

/** What a place may be, by id and name. */
export interface PlaceOption {
  readonly id: string;
  readonly name: string;
}

export interface ValueFieldProps {
  readonly condition: FilterCondition;
  readonly onChange: (condition: FilterCondition) => void;
  readonly places: readonly PlaceOption[];
  readonly problem: string | undefined;
  readonly disabled: boolean;
}

const useStyles = makeStyles({
  choices: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    border: "none",
    minInlineSize: 0,
  },
  lines: { fontFamily: tokens.fontFamilyMonospace },
});

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Names may hold commas, so that each value has a line. */
const LinesField = ({ condition, onChange, problem, disabled }: ValueFieldProps) => {
  const styles = useStyles();
  const values = "values" in condition ? condition.values : [];
  const [text, setText] = useState(values.join("\n"));
  const isHardware = condition.field === "hardware-id";
  return (
    <Field
      label="Values, one a line"
      {...(isHardware && { hint: "A * at the end takes all that begin so, for example PCI\\VEN_10DE*" })}
      {...(problem && { validationMessage: problem })}
    >
      <Textarea
        disabled={disabled}
        rows={Math.min(6, Math.max(1, text.split("\n").length))}
        resize="vertical"
        {...(isHardware && { textarea: { className: styles.lines } })}
        value={text}
        onChange={(_event, data) => {
          setText(data.value);
          onChange(changed(condition, { values: linesOf(data.value) }));
        }}
      />
    </Field>
  );
};

const ChoicesField = ({
  condition,
  onChange,
  problem,
  disabled,
  options,
}: ValueFieldProps & { readonly options: readonly PlaceOption[] }) => {
  const styles = useStyles();
  const values: readonly string[] = "values" in condition ? condition.values : [];
  const toggle = (id: string, on: boolean) =>
    onChange(changed(condition, { values: on ? [...values, id] : values.filter((value) => value !== id) }));
  // What was chosen before and is gone stays visible, and can be taken away.
  const gone = values.filter((value) => options.every(({ id }) => id !== value)).map((id) => ({ id, name: id }));
  return (
    <Field label="Values" {...(problem && { validationMessage: problem })}>
      <fieldset className={styles.choices} aria-label="Values">
        {/* Fluent would give each box the field's id, and the label of one would tick another. */}
        <FieldContextProvider value={undefined}>
          {[...options, ...gone].map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              disabled={disabled}
              checked={values.includes(id)}
              onChange={(_event, data) => toggle(id, data.checked === true)}
            />
          ))}
        </FieldContextProvider>
        {options.length + gone.length === 0 && "There is none yet."}
      </fieldset>
    </Field>
  );
};

const NumberField = ({ condition, onChange, problem, disabled }: ValueFieldProps) => {
  const unit = filterFields[condition.field].unit;
  const [text, setText] = useState("value" in condition ? String(condition.value) : "");
  return (
    <Field label={unit ? `Value in ${unit}` : "Value"} {...(problem && { validationMessage: problem })}>
      <Input
        type="number"
        min={0}
        disabled={disabled}
        value={text}
        onChange={(_event, { value }) => {
          setText(value);
          // Nothing entered is no number that the server would take, and is told so.
          onChange(changed(condition, { value: value === "" ? -1 : Number(value) }));
        }}
      />
    </Field>
  );
};

const VersionField = ({ condition, onChange, problem, disabled }: ValueFieldProps) => (
  <Field
    label="Value"
    hint="As far as it matters, for example 10.0.26100"
    {...(problem && { validationMessage: problem })}
  >
    <Input
      disabled={disabled}
      value={"value" in condition ? String(condition.value) : ""}
      onChange={(_event, { value }) => onChange(changed(condition, { value: value.trim() }))}
    />
  </Field>
);

const FlagField = ({ condition, onChange, disabled }: ValueFieldProps) => {
  const [on, off] = condition.field === "tpm-present" ? ["Present", "Absent"] : ["On", "Off"];
  return (
    <Field label="Value">
      <Select
        disabled={disabled}
        value={"value" in condition && condition.value === true ? "on" : "off"}
        onChange={(_event, { value }) => onChange(changed(condition, { value: value === "on" }))}
      >
        <option value="on">{on}</option>
        <option value="off">{off}</option>
      </Select>
    </Field>
  );
};

const architectures = architecture.options.map((id) => ({ id, name: architectureNames[id] }));
const chassis = chassisKind.options.map((id) => ({ id, name: `${id.charAt(0).toUpperCase()}${id.slice(1)}` }));

/** The input that fits the field's type. */
export const ValueField = (props: ValueFieldProps) => {
  const { field } = props.condition;
  switch (filterFields[field].kind) {
    case "choice":
      return <ChoicesField {...props} options={field === "chassis" ? chassis : architectures} />;
    case "place":
      return <ChoicesField {...props} options={props.places} />;
    case "number":
      return <NumberField {...props} />;
    case "version":
      return <VersionField {...props} />;
    case "flag":
      return <FlagField {...props} />;
    default:
      return <LinesField {...props} />;
  }
};
