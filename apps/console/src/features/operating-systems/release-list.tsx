import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowSwap20Regular } from "@fluentui/react-icons";
import type { OperatingSystemView } from "@windlass/protocol";
import { useState } from "react";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { counted } from "../../components/format.ts";
import { coverageOf, groupByRelease, type ReleaseGroup } from "./releases.ts";
import { ReplacePanel } from "./replace-panel.tsx";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: `0 0 ${tokens.spacingVerticalXL}`,
    padding: 0,
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 320px), 1fr))",
    gap: tokens.spacingHorizontalM,
  },
  item: { display: "grid" },
  facts: { display: "grid", gap: tokens.spacingVerticalXS, justifyItems: "start" },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface ReleaseCardProps {
  readonly group: ReleaseGroup;
  /** Whether there is another release to take its place. */
  readonly replaceable: boolean;
  readonly onReplace: () => void;
}

const ReleaseCard = ({ group, replaceable, onReplace }: ReleaseCardProps) => {
  const styles = useStyles();
  const names = group.usedBy.map(({ name }) => name).join(", ");
  return (
    <Card
      title={group.name}
      actions={
        replaceable && (
          <Button size="small" icon={<ArrowSwap20Regular />} onClick={onReplace} aria-label={`Replace ${group.name}`}>
            Replace
          </Button>
        )
      }
    >
      <div className={styles.facts}>
        <Text>{coverageOf(group)}</Text>
        <Text size={200} className={styles.quiet}>
          {`${group.media.length === 1 ? "1 medium" : `${group.media.length} media`} · `}
          {group.usedBy.length === 0 ? "no build uses it" : `${counted(group.usedBy.length, "build")}: ${names}`}
        </Text>
      </div>
    </Card>
  );
};

/** What there is of each release of Windows, and the way to replace one by another in builds. */
export const ReleaseList = ({ items }: { readonly items: readonly OperatingSystemView[] }) => {
  const styles = useStyles();
  const mayWrite = usePermission("builds.write");
  const [replacing, setReplacing] = useState<string | null>(null);
  const groups = groupByRelease(items);
  const othersOf = ({ key, organisationId }: ReleaseGroup) =>
    groups.filter((other) => other.organisationId === organisationId && other.key !== key);
  const replaced = groups.find(({ key }) => key === replacing);
  if (groups.length === 0) return null;
  return (
    <>
      <ul className={styles.list} aria-label="Releases">
        {groups.map((group) => (
          <li key={group.key} className={styles.item}>
            <ReleaseCard
              group={group}
              replaceable={mayWrite && group.usedBy.length > 0 && othersOf(group).length > 0}
              onReplace={() => setReplacing(group.key)}
            />
          </li>
        ))}
      </ul>
      {replaced && (
        <ReplacePanel replaced={replaced} candidates={othersOf(replaced)} onClose={() => setReplacing(null)} />
      )}
    </>
  );
};
