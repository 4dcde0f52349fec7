import { makeStyles, Switch, Text, tokens } from "@fluentui/react-components";
import type { QualityCheck } from "@windlass/protocol";
import type { ReactNode } from "react";
import { CheckChoices } from "./check-choices.tsx";
import { numbersOf } from "./check-numbers.ts";
import { LevelField } from "./level-field.tsx";
import { NumberField } from "./number-field.tsx";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    minWidth: 0,
  },
  why: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(220px, 100%), 1fr))",
    alignItems: "end",
    gap: tokens.spacingHorizontalM,
  },
});

interface CheckRowProps {
  readonly title: string;
  readonly why: string;
  /** Null: it is not asked for. */
  readonly check: QualityCheck | null;
  readonly readOnly: boolean;
  readonly onSwitch: (on: boolean) => void;
  readonly onChange: (check: QualityCheck) => void;
  readonly children?: ReactNode;
}

/** One check: asked for or not, what it does, and its thresholds. */
export const CheckRow = ({ title, why, check, readOnly, onSwitch, onChange, children }: CheckRowProps) => {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      <Switch
        label={title}
        checked={check !== null}
        disabled={readOnly}
        onChange={(_event, data) => onSwitch(data.checked)}
      />
      <Text className={styles.why}>{why}</Text>
      {check && (
        <div className={styles.fields}>
          <LevelField check={check} disabled={readOnly} onChange={onChange} />
          {numbersOf(check).map(({ set, ...number }) => (
            <NumberField
              key={number.label}
              {...number}
              disabled={readOnly}
              onChange={(value) => onChange(set(value))}
            />
          ))}
          <CheckChoices check={check} disabled={readOnly} onChange={onChange} />
        </div>
      )}
      {children}
    </li>
  );
};
