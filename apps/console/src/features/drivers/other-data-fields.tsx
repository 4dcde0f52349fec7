import { Button, Field, FieldContextProvider, Input, makeStyles, tokens } from "@fluentui/react-components";
import { Add20Regular, Dismiss20Regular } from "@fluentui/react-icons";
import type { OtherData } from "@windlass/protocol";
import type { Problems } from "../../forms/problems.ts";

const useStyles = makeStyles({
  rows: { display: "grid", gap: tokens.spacingVerticalXS, justifyItems: "start" },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 2fr) minmax(0, 3fr) auto",
    gap: tokens.spacingHorizontalXS,
    width: "100%",
  },
});

interface OtherDataFieldsProps {
  readonly value: OtherData;
  readonly disabled: boolean;
  readonly problems: Problems;
  readonly onChange: (value: OtherData) => void;
}

/** What the product has no field for: names with a value each. */
export const OtherDataFields = ({ value, disabled, problems, onChange }: OtherDataFieldsProps) => {
  const styles = useStyles();
  const wrong = Object.keys(problems).some((path) => path.startsWith("otherData"));
  const put = (position: number, change: Partial<OtherData[number]>) =>
    onChange(value.map((entry, at) => (at === position ? { ...entry, ...change } : entry)));
  return (
    <Field
      label="Other data"
      hint="Anything you want to keep beside it: a ticket, a source, a test."
      validationMessage={wrong ? "Give each entry a name of its own." : null}
    >
      <div className={styles.rows}>
        {/* Each entry is fields of its own: within this one, all would get its id and its label. */}
        <FieldContextProvider value={undefined}>
          {[...value.entries()].map(([position, entry]) => (
            <div key={position} className={styles.row}>
              <Input
                aria-label={`Name ${position + 1}`}
                disabled={disabled}
                value={entry.name}
                onChange={(_event, data) => put(position, { name: data.value })}
              />
              <Input
                aria-label={`Value ${position + 1}`}
                disabled={disabled}
                value={entry.value}
                onChange={(_event, data) => put(position, { value: data.value })}
              />
              <Button
                appearance="subtle"
                icon={<Dismiss20Regular />}
                aria-label={`Remove ${entry.name || `entry ${position + 1}`}`}
                disabled={disabled}
                onClick={() => onChange(value.filter((_, at) => at !== position))}
              />
            </div>
          ))}
        </FieldContextProvider>
        {!disabled && (
          <Button size="small" icon={<Add20Regular />} onClick={() => onChange([...value, { name: "", value: "" }])}>
            Add an entry
          </Button>
        )}
      </div>
    </Field>
  );
};
