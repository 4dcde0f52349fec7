import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { counted } from "./format.ts";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    marginBottom: tokens.spacingVerticalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

interface SelectionBarProps {
  /** What the rows are, in the singular. */
  readonly noun: string;
  readonly plural?: string;
  readonly chosen: number;
  /** All that match the search and the filters, whichever page shows them. */
  readonly matching: number;
  /** Whether all that match are chosen. */
  readonly everything: boolean;
  readonly onAll: () => void;
  readonly onNone: () => void;
}

/** How many rows are chosen, on this page and others, and choosing all that match; nothing while none is. */
export const SelectionBar = (props: SelectionBarProps) => {
  const { noun, plural, chosen, matching, everything, onAll, onNone } = props;
  const styles = useStyles();
  if (chosen === 0) return null;
  return (
    <section aria-label="Chosen" className={styles.root}>
      <Text aria-live="polite" weight="semibold">{`${counted(chosen, noun, plural)} chosen`}</Text>
      {!everything && matching > 1 && (
        <Button size="small" onClick={onAll}>{`Choose all ${matching.toLocaleString("en")} that match`}</Button>
      )}
      <Button size="small" appearance="subtle" onClick={onNone}>
        Choose none
      </Button>
    </section>
  );
};
