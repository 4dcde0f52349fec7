import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { firstSeen } from "@windlass/planner";
import type { BuildDefinition } from "@windlass/protocol";
import { Card } from "../../../components/card.tsx";

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    display: "grid",
    gap: tokens.spacingVerticalXS,
    overflowWrap: "anywhere",
  },
  hint: { color: tokens.colorNeutralForeground3, display: "block", marginTop: tokens.spacingVerticalM },
});

/** What the person who gets the device sees, page by page. */
export const FirstSeenCard = ({ value }: { readonly value: BuildDefinition }) => {
  const styles = useStyles();
  const isUncertain = value.ending.kind === "answered" || value.ending.kind === "untouched";
  return (
    <Card title="What is seen first">
      <ol className={styles.list} aria-label="What is seen first">
        {firstSeen(value).map((page) => (
          <li key={page}>{page}</li>
        ))}
      </ol>
      {isUncertain && (
        <Text size={200} className={styles.hint}>
          Releases of Windows differ in what else they show.
        </Text>
      )}
    </Card>
  );
};
