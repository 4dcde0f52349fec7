import { Badge, Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ChangeAction, ChangedField, ChangeView } from "@windlass/protocol";
import { useState } from "react";
import { changesQuery } from "../../api/changes.ts";
import { Card } from "../../components/card.tsx";
import { Failure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { Loading } from "../../components/loading.tsx";
import { Age } from "../../components/time.tsx";

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
  fields: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  field: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

const actions: Record<ChangeAction, { readonly word: string; readonly color: "success" | "brand" | "danger" }> = {
  created: { word: "Created", color: "success" },
  changed: { word: "Changed", color: "brand" },
  deleted: { word: "Deleted", color: "danger" },
  "value-replaced": { word: "Value replaced", color: "brand" },
};

/** `computerNameTemplate` as people write it; names of list elements stay as they are. */
const spoken = (field: string): string =>
  field.includes("“")
    ? field
    : field.replaceAll(/([a-z])([A-Z])/g, (_all, last: string, first: string) => `${last} ${first.toLowerCase()}`);

const described = ({ field, before, after }: ChangedField): string => {
  if (before === null && after === null) return field;
  if (before === null) return `${spoken(field)}: ${after}`;
  return `${spoken(field)}: ${before} → ${after ?? "nothing"}`;
};

/** Fields that are seen at once; what an object was made with is seldom asked for. */
const shownAtOnce = 6;

const Fields = ({ fields, folded }: { readonly fields: readonly ChangedField[]; readonly folded: boolean }) => {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const limit = folded ? 0 : shownAtOnce;
  const shown = open || fields.length <= limit ? fields : fields.slice(0, limit);
  return (
    <>
      {shown.length > 0 && (
        <ul className={styles.fields}>
          {shown.map((field) => (
            <li key={field.field} className={styles.field}>
              {described(field)}
            </li>
          ))}
        </ul>
      )}
      {shown.length < fields.length && (
        <span>
          <Button size="small" appearance="subtle" onClick={() => setOpen(true)}>
            Show {counted(fields.length - shown.length, shown.length > 0 ? "more field" : "field")}
          </Button>
        </span>
      )}
    </>
  );
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
      <Fields fields={change.fields} folded={change.action === "created"} />
    </li>
  );
};

interface HistoryCardProps {
  readonly objectId: string;
  /** Of the object as shown (or when it was changed last): after a save the history is fetched again. */
  readonly revision: number | string;
}

/** Who changed an object, when, and which fields became what. */
export const HistoryCard = ({ objectId, revision }: HistoryCardProps) => {
  const styles = useStyles();
  const query = useQuery(changesQuery(objectId, revision));
  const items = query.data?.items;
  return (
    <Card title="History">
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
