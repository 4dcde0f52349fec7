import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { BranchCompare20Regular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { CurrentReleases, PublicationView } from "@windlass/protocol";
import { useState } from "react";
import { publicationsQuery } from "../../api/publications.ts";
import { currentReleasesQuery } from "../../api/releases.ts";
import { Card } from "../../components/card.tsx";
import { counted } from "../../components/format.ts";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { State } from "../../components/state.tsx";
import { TextLink } from "../../components/text-link.tsx";
import { Instant } from "../../components/time.tsx";
import { ComparePanel } from "./compare-panel.tsx";
import { PublicationPanel } from "./publication-panel.tsx";
import { standingOf } from "./release-words.ts";

const useStyles = makeStyles({ none: { color: tokens.colorNeutralForeground3 } });

const columnsFor = (open: (id: string) => void, now: CurrentReleases | undefined): Column<PublicationView>[] => [
  {
    id: "number",
    title: "Number",
    grow: 1.2,
    value: (item) => item.number,
    render: (item) => <TextLink onClick={() => open(item.id)}>Publication {item.number}</TextLink>,
  },
  {
    id: "publishedAt",
    title: "Published",
    grow: 1.4,
    value: (item) => item.publishedAt,
    render: (item) => (
      // One box: the cell would lay its parts beside each other.
      <div>
        <Instant at={item.publishedAt} /> by {item.publishedBy}
      </div>
    ),
  },
  {
    id: "devices",
    title: "Devices",
    grow: 1.2,
    value: (item) => standingOf(item.number, now).length,
    render: (item) => (
      <div>
        {standingOf(item.number, now).map(({ tone, word }) => (
          <div key={word}>
            <State tone={tone}>{word}</State>
          </div>
        ))}
      </div>
    ),
  },
  {
    id: "changes",
    title: "Changes",
    wideOnly: true,
    value: (item) => item.changes.length,
    render: (item) => counted(item.changes.length, "object"),
  },
];

/** The publications of an organisation, newest first. */
export const HistoryCard = ({ organisationId }: { readonly organisationId: string }) => {
  const styles = useStyles();
  const query = useQuery(publicationsQuery(organisationId));
  const now = useQuery(currentReleasesQuery(organisationId)).data;
  const [openId, setOpenId] = useState<string | null>(null);
  const [compares, setCompares] = useState(false);
  const opened = query.data?.find((item) => item.id === openId);
  const kept = (query.data ?? []).filter(({ contentRemovedAt }) => contentRemovedAt === null);
  const [newest, before] = kept;
  return (
    <Card
      title="History"
      actions={
        newest && (
          <Button icon={<BranchCompare20Regular />} onClick={() => setCompares(true)}>
            Compare
          </Button>
        )
      }
    >
      <ListGrid
        noun="publication"
        compact
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columnsFor(setOpenId, now)}
        rowId={(item) => item.id}
        initialSort={{ columnId: "number", direction: "descending" }}
        empty={<Text className={styles.none}>Nothing was published yet.</Text>}
      />
      {opened && <PublicationPanel publication={opened} now={now} onClose={() => setOpenId(null)} />}
      {compares && newest && (
        <ComparePanel
          organisationId={organisationId}
          numbers={kept.map(({ number }) => number)}
          from={(before ?? newest).number}
          to={before ? newest.number : null}
          onClose={() => setCompares(false)}
        />
      )}
    </Card>
  );
};
