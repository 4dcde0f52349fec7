import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReleaseView } from "@windlass/protocol";
import { releasesQuery } from "../../api/releases.ts";
import { Card } from "../../components/card.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { Instant } from "../../components/time.tsx";
import { actionWords, targetWords } from "./release-words.ts";

const useStyles = makeStyles({ none: { color: tokens.colorNeutralForeground3 } });

const columns: readonly Column<ReleaseView>[] = [
  {
    id: "target",
    title: "To",
    value: ({ target }) => targetWords(target),
    render: ({ target }) => targetWords(target),
  },
  { id: "action", title: "What", grow: 1.6, value: actionWords, render: actionWords },
  {
    id: "releasedAt",
    title: "When",
    value: (item) => item.releasedAt,
    render: (item) => <Instant at={item.releasedAt} />,
  },
  { id: "by", title: "By", wideOnly: true, value: (item) => item.releasedBy, render: (item) => item.releasedBy },
  {
    id: "reason",
    title: "Why",
    grow: 1.6,
    wideOnly: true,
    value: (item) => item.reason,
    render: (item) => item.reason,
  },
];

/** Who released what to whom, when and why. */
export const ReleaseHistoryCard = ({ organisationId }: { readonly organisationId: string }) => {
  const styles = useStyles();
  const query = useQuery(releasesQuery(organisationId));
  return (
    <Card title="Releases">
      <ListGrid
        noun="release"
        compact
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columns}
        rowId={(item) => item.id}
        empty={<Text className={styles.none}>Nothing was released yet.</Text>}
      />
    </Card>
  );
};
