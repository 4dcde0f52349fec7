import { Button, DrawerBody, Field, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ResolvedSetting } from "@windlass/planner";
import type { QualityChecks } from "@windlass/protocol";
import { useState } from "react";
import type { Problems } from "../../forms/problems.ts";
import { ChecksEditor } from "../checks/checks-editor.tsx";
import { checksInShort } from "../checks/checks-in-short.ts";
import { Panel } from "../panel.tsx";
import { InheritedField } from "./inherited-field.tsx";

const useStyles = makeStyles({
  body: { paddingBottom: tokens.spacingVerticalXL },
  set: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
});

interface ChecksFieldProps {
  readonly value: QualityChecks | null;
  readonly inherited: ResolvedSetting<QualityChecks | null>;
  /** What setting them here begins with. */
  readonly start: QualityChecks;
  readonly onChange: (value: QualityChecks | null) => void;
  readonly problems: Problems;
  readonly readOnly: boolean;
}

/** Quality checks among other settings: in one line, and all of them in a panel. */
export const ChecksField = ({ value, inherited, start, onChange, problems, readOnly }: ChecksFieldProps) => {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const problem = Object.entries(problems).find(([path]) => path === "checks" || path.startsWith("checks."))?.[1];
  return (
    <InheritedField
      label="Quality checks"
      value={value}
      inherited={inherited}
      words={checksInShort}
      start={start}
      onChange={onChange}
      readOnly={readOnly}
    >
      <Field
        {...(problem && { validationMessage: `One of the checks: ${problem}`, validationState: "error" as const })}
      >
        <div className={styles.set}>
          <Text>{checksInShort(value)}</Text>
          <Button onClick={() => setOpen(true)}>{readOnly ? "Show the checks" : "Edit the checks"}</Button>
        </div>
      </Field>
      {open && (
        <Panel open size="large" title="Quality checks" onClose={() => setOpen(false)}>
          <DrawerBody className={styles.body}>
            <ChecksEditor value={value} inherited={inherited} readOnly={readOnly} onChange={onChange} />
          </DrawerBody>
        </Panel>
      )}
    </InheritedField>
  );
};
