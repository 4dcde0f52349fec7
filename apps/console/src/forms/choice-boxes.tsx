import { Checkbox, Field, FieldContextProvider, makeStyles, tokens } from "@fluentui/react-components";

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
});

interface ChoiceBoxesProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly value: readonly string[];
  readonly disabled?: boolean;
  readonly problem?: string | undefined;
  readonly onChange: (value: string[]) => void;
}

/** Any of a few things, all in sight. */
export const ChoiceBoxes = ({ label, hint, options, value, disabled = false, problem, onChange }: ChoiceBoxesProps) => {
  const styles = useStyles();
  return (
    <Field
      label={label}
      {...(hint && { hint })}
      {...(problem && { validationMessage: problem, validationState: "error" as const })}
    >
      <fieldset className={styles.choices} aria-label={label}>
        {/* Fluent gives whatever is in a field the field's id: with all boxes the same, the label of one ticks another. */}
        <FieldContextProvider value={undefined}>
          {options.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              disabled={disabled}
              checked={value.includes(id)}
              onChange={(_event, data) =>
                onChange(data.checked === true ? [...value, id] : value.filter((other) => other !== id))
              }
            />
          ))}
        </FieldContextProvider>
      </fieldset>
    </Field>
  );
};
