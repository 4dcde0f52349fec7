import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ResolvedSetting } from "@windlass/planner";
import { type ReactNode, useId } from "react";
import { fromOrigin, ofOrigin } from "./origin-words.ts";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalXS, minWidth: 0, border: "none", margin: 0, padding: 0 },
  head: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    minHeight: "24px",
  },
  label: { fontWeight: tokens.fontWeightSemibold },
  value: { overflowWrap: "anywhere" },
  origin: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

interface InheritedFieldProps<Value> {
  readonly label: string;
  /** What is set here; null: it is inherited. */
  readonly value: Value | null;
  /** What holds where nothing is set here, and where that comes from. */
  readonly inherited: ResolvedSetting<Value | null>;
  /** A value as people read it; null: Windows decides. */
  readonly words: (value: Value | null) => string;
  /** What setting it here begins with. */
  readonly start: Value;
  readonly onChange: (value: Value | null) => void;
  readonly readOnly: boolean;
  /** Changes what is set here. */
  readonly children: ReactNode;
}

/** A setting that is set here or inherited: what holds, where it comes from, and what would hold without it. */
export const InheritedField = <Value,>(props: InheritedFieldProps<Value>) => {
  const { label, value, inherited, words, start, onChange, readOnly, children } = props;
  const styles = useStyles();
  const id = useId();
  const isSet = value !== null;
  return (
    <fieldset aria-labelledby={id} className={styles.root}>
      <div className={styles.head}>
        <span id={id} className={styles.label}>
          {label}
        </span>
        {!readOnly && (
          <Button
            size="small"
            appearance="subtle"
            aria-label={isSet ? `Inherit: ${label}` : `Set here: ${label}`}
            onClick={() => onChange(isSet ? null : start)}
          >
            {isSet ? "Inherit" : "Set here"}
          </Button>
        )}
      </div>
      {isSet ? children : <Text className={styles.value}>{words(inherited.value)}</Text>}
      <Text className={styles.origin}>
        {isSet
          ? `Set here. Without it: ${words(inherited.value)} (${ofOrigin[inherited.origin]}).`
          : `${fromOrigin[inherited.origin]}.`}
      </Text>
    </fieldset>
  );
};
