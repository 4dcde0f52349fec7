import { Badge, Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { BuildRevisionView } from "@windlass/protocol";
import { Age } from "../../../components/time.tsx";
import { ChangedFields } from "../../history/changed-fields.tsx";

const useStyles = makeStyles({
  item: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    overflowWrap: "anywhere",
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ":first-child": { borderTopStyle: "none" },
  },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS, minHeight: "24px" },
  actions: { display: "flex", flexWrap: "wrap", marginLeft: "auto" },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** What stands in the place of the fields where none is told. */
const nothingTold = ({ revision, comparedWith }: BuildRevisionView): string => {
  if (comparedWith !== null) return "Saved without a change.";
  return revision === 1 ? "The build was made." : "The first one that was kept.";
};

interface RevisionItemProps {
  readonly item: BuildRevisionView;
  /** Whether the build is as it says. */
  readonly current: boolean;
  readonly onCompare: () => void;
  /** Null: whoever looks may not. */
  readonly onRestore: (() => void) | null;
}

/** One revision: who saved it, what that changed, and the way back to it. */
export const RevisionItem = ({ item, current, onCompare, onRestore }: RevisionItemProps) => {
  const styles = useStyles();
  const { revision, restoredFrom, comparedWith, fields } = item;
  // Between the first and the newest hundred some are not kept.
  const gap = comparedWith !== null && comparedWith !== revision - 1;
  return (
    <li className={styles.item}>
      <span className={styles.head}>
        <Badge appearance="tint" color={current ? "success" : "brand"}>
          Revision {revision}
          {current && ", as it is now"}
        </Badge>
        <span>by {item.by.name}</span>
        <span className={styles.quiet}>
          <Age at={item.at} />
        </span>
        {!current && (
          <span className={styles.actions}>
            <Button
              size="small"
              appearance="subtle"
              aria-label={`Compare with now: revision ${revision}`}
              onClick={onCompare}
            >
              Compare with now
            </Button>
            {onRestore && (
              <Button size="small" appearance="subtle" aria-label={`Restore revision ${revision}`} onClick={onRestore}>
                Restore
              </Button>
            )}
          </span>
        )}
      </span>
      {restoredFrom !== null && <Text className={styles.quiet}>Restored from revision {restoredFrom}.</Text>}
      {gap && <Text className={styles.quiet}>Against revision {comparedWith}: those between are not kept.</Text>}
      {fields.length === 0 ? (
        <Text className={styles.quiet}>{nothingTold(item)}</Text>
      ) : (
        <ChangedFields fields={fields} />
      )}
    </li>
  );
};
