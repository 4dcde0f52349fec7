import { Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { Card } from "../../../components/card.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import type { BuildPartProps } from "../build-tab.ts";

const useStyles = makeStyles({
  fields: { display: "grid", gap: tokens.spacingVerticalL },
});

/** Name and description. */
export const GeneralCard = ({ value, onChange, problems, readOnly }: BuildPartProps) => {
  const styles = useStyles();
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
      </div>
    </Card>
  );
};
