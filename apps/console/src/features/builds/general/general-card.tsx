import { Field, makeStyles, Text, Textarea, tokens } from "@fluentui/react-components";
import { Card } from "../../../components/card.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import type { BuildPartProps } from "../build-tab.ts";
import { computerNameExample, exampleSerialNumber } from "./computer-name-example.ts";

const useStyles = makeStyles({
  fields: { display: "grid", gap: tokens.spacingVerticalL },
  example: { color: tokens.colorNeutralForeground2 },
  name: { fontFamily: tokens.fontFamilyMonospace, color: tokens.colorNeutralForeground1 },
});

/** Name, description and the computer name that devices get. */
export const GeneralCard = ({ value, onChange, problems, readOnly }: BuildPartProps) => {
  const styles = useStyles();
  const example = computerNameExample(value.computerNameTemplate);
  return (
    <Card title="General">
      <div className={styles.fields}>
        <TextField
          label="Name"
          required
          disabled={readOnly}
          value={value.name}
          onChange={(name) => onChange({ name })}
          problem={problems.name}
        />
        <Field label="Description">
          <Textarea
            rows={2}
            resize="vertical"
            disabled={readOnly}
            value={value.description}
            onChange={(_event, data) => onChange({ description: data.value })}
          />
        </Field>
        <TextField
          label="Computer name"
          required
          monospace
          disabled={readOnly}
          hint="%SERIAL% is the serial number, %SERIAL:8% its last 8 characters, %RAND:4% four digits. 15 characters at most."
          value={value.computerNameTemplate}
          onChange={(computerNameTemplate) => onChange({ computerNameTemplate })}
          problem={"problem" in example ? example.problem : problems.computerNameTemplate}
        />
        <Text className={styles.example} aria-live="polite">
          {"name" in example && (
            <>
              A device with serial number {exampleSerialNumber} becomes{" "}
              <strong className={styles.name}>{example.name}</strong>
            </>
          )}
        </Text>
      </div>
    </Card>
  );
};
