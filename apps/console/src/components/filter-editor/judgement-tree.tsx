import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { FilterJudgement, FilterVerdict } from "@windlass/protocol";
import { State, type Tone } from "../state.tsx";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, listStyleType: "none", display: "grid", rowGap: "2px" },
  line: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS, overflowWrap: "anywhere" },
  found: { color: tokens.colorNeutralForeground3 },
});

const verdicts: Readonly<Record<FilterVerdict, readonly [Tone, string]>> = {
  matches: ["good", "matches"],
  "does-not-match": ["bad", "does not match"],
  "cannot-tell": ["unknown", "cannot tell"],
};

const Verdict = ({ verdict }: { readonly verdict: FilterVerdict }) => {
  const [tone, words] = verdicts[verdict];
  return <State tone={tone}>{words}</State>;
};

const groupWords = { all: "All of:", any: "Any of:", not: "Not:" } as const;

const wordsOf = (judgement: FilterJudgement): string => {
  if (judgement.kind === "condition") return judgement.asked;
  return judgement.kind === "every-device" ? "Every device" : groupWords[judgement.kind];
};

const partsOf = (judgement: FilterJudgement): readonly FilterJudgement[] => {
  if (judgement.kind === "not") return [judgement.part];
  return judgement.kind === "all" || judgement.kind === "any" ? judgement.parts : [];
};

/** A filter's verdict with that of each condition: what was asked, what the device has. */
export const JudgementTree = ({ judgement }: { readonly judgement: FilterJudgement }) => {
  const styles = useStyles();
  const parts = partsOf(judgement).map((part, position) => ({ part, key: `part ${position + 1}` }));
  return (
    <div>
      <span className={styles.line}>
        <Verdict verdict={judgement.verdict} />
        <Text>{wordsOf(judgement)}</Text>
        {judgement.kind === "condition" && (
          <Text className={styles.found}>
            {judgement.found === null ? "The device has not told it." : `It has: ${judgement.found}`}
          </Text>
        )}
      </span>
      {parts.length > 0 && (
        <ul className={styles.list}>
          {parts.map(({ part, key }) => (
            <li key={key}>
              <JudgementTree judgement={part} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
