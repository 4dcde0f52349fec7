import { Badge, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ChangeAction, ChangeView } from "@windlass/protocol";
import { changesQuery } from "../../api/changes.ts";
import { Card } from "../../components/card.tsx";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Age } from "../../components/time.tsx";
import { ChangedFields } from "./changed-fields.tsx";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    overflowWrap: "anywhere",
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ":first-child": { borderTopStyle: "none" },
  },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const actions: Record<ChangeAction, { readonly word: string; readonly color: "success" | "brand" | "danger" }> = {
  created: { word: "Created", color: "success" },
  changed: { word: "Changed", color: "brand" },
  deleted: { word: "Deleted", color: "danger" },
  "value-replaced": { word: "Value replaced", color: "brand" },
};

const ChangeItem = ({ change }: { readonly change: ChangeView }) => {
  const styles = useStyles();
  const { word, color } = actions[change.action];
  return (
    <li className={styles.item}>
      <span className={styles.head}>
        <Badge appearance="tint" color={color}>
          {word}
        </Badge>
        <span>by {change.by.name}</span>
        <span className={styles.quiet}>
          <Age at={change.at} />
        </span>
      </span>
      <ChangedFields fields={change.fields} folded={change.action === "created"} />
    </li>
  );
};

interface HistoryCardProps {
  readonly objectId: string;
  /** Of the object as shown (or when it was changed last): after a save the history is fetched again. */
  readonly revision: number | string;
  readonly title?: string;
  /** Only what happened at this instant or before. */
  readonly until?: string | undefined;
}

/** Who changed an object, when, and which fields became what. */
export const HistoryCard = ({ objectId, revision, title = "History", until }: HistoryCardProps) => {
  const styles = useStyles();
  const query = useQuery(changesQuery(objectId, revision));
  const items = query.data?.items.filter(({ at }) => until === undefined || at <= until);
  return (
    <Card title={title}>
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading rows={2} label="Loading the history" />}
      {items?.length === 0 && <Text className={styles.quiet}>Nothing was changed since histories are kept.</Text>}
      <ul className={styles.list}>
        {items?.map((change) => (
          <ChangeItem key={change.id} change={change} />
        ))}
      </ul>
      {query.data?.nextCursor && <Text className={styles.quiet}>Older changes are given by the API.</Text>}
    </Card>
  );
};
