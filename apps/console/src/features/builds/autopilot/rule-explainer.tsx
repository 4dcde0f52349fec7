import { Button, Field, makeStyles, Text, Textarea, tokens } from "@fluentui/react-components";
import { evaluateMembershipRule, exampleDevice } from "@windlass/autopilot/membership-rule";
import { useId, useState } from "react";
import { CopyText } from "../../../components/copy-text.tsx";
import { State } from "../../../components/state.tsx";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalS, justifyItems: "start" },
  panel: { display: "grid", gap: tokens.spacingVerticalS, width: "100%", minWidth: 0 },
  problems: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
});

const verdicts = {
  match: { tone: "good", word: "This rule takes in devices with the group tag." },
  "no-match": { tone: "bad", word: "This rule takes in no device with the group tag." },
  "cannot-tell": { tone: "unknown", word: "Only Microsoft Entra can decide this rule." },
} as const;

const Verdict = ({ rule, groupTag }: { readonly rule: string; readonly groupTag: string }) => {
  const styles = useStyles();
  const { result, problems, suggested } = evaluateMembershipRule(rule, exampleDevice(groupTag));
  return (
    <>
      <State tone={verdicts[result].tone}>{verdicts[result].word}</State>
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.map(({ code, message, at }) => (
            <li key={`${code} ${at ?? ""}`}>{message}</li>
          ))}
        </ul>
      )}
      {suggested && (
        <div>
          <Text>Use this rule instead:</Text>
          <CopyText text={suggested} label="Copy the suggested rule" />
        </div>
      )}
    </>
  );
};

/** Tells while somebody types whether a group's membership rule takes in the build's devices; asks no server. */
export const RuleExplainer = ({ groupTag }: { readonly groupTag: string }) => {
  const styles = useStyles();
  const panel = useId();
  const [open, setOpen] = useState(false);
  const [rule, setRule] = useState("");
  return (
    <div className={styles.root}>
      <Button size="small" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
        Explain a rule
      </Button>
      <div id={panel} className={styles.panel} hidden={!open}>
        {open && (
          <>
            <Field
              label="The group's membership rule"
              hint="Microsoft Entra admin center › Groups › the group › Dynamic membership rules"
            >
              <Textarea
                value={rule}
                resize="vertical"
                textarea={{ spellCheck: false }}
                onChange={(_event, data) => setRule(data.value)}
              />
            </Field>
            <div aria-live="polite" className={styles.panel}>
              {rule.trim() !== "" && <Verdict rule={rule} groupTag={groupTag} />}
            </div>
          </>
        )}
      </div>
    </div>
  );
};
