import { Field, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  label: { display: "grid" },
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly name: string; readonly when?: string }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly readOnly: boolean;
  readonly problem?: string | undefined;
}

/** One of a few, each with when it is meant. */
export const Choice = <Id extends string>({ label, options, value, onChange, readOnly, problem }: ChoiceProps<Id>) => {
  const styles = useStyles();
  return (
    <Field label={label} {...(problem && { validationMessage: problem, validationState: "error" as const })}>
      <RadioGroup
        value={value}
        disabled={readOnly}
        onChange={(_event, data) => {
          const chosen = options.find(({ id }) => id === data.value);
          if (chosen) onChange(chosen.id);
        }}
      >
        {options.map(({ id, name, when }) => (
          <Radio
            key={id}
            value={id}
            label={
              <span className={styles.label}>
                {name}
                {when && <span className={styles.when}>{when}</span>}
              </span>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
};
