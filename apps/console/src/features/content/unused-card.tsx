import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { UnusedContent } from "@windlass/protocol";
import { unusedContentQuery } from "../../api/content.ts";
import { Card } from "../../components/card.tsx";
import { formatBytes } from "../../components/format.ts";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { Instant } from "../../components/time.tsx";

const useStyles = makeStyles({
  hash: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  none: { color: tokens.colorNeutralForeground3 },
});

const Hash = ({ sha256 }: { readonly sha256: string }) => {
  const styles = useStyles();
  return (
    <span className={styles.hash} title={sha256}>
      {sha256.slice(0, 16)}…
    </span>
  );
};

const columns: readonly Column<UnusedContent>[] = [
  {
    id: "hash",
    title: "SHA-256",
    grow: 1.4,
    value: (item) => item.sha256,
    render: (item) => <Hash sha256={item.sha256} />,
  },
  {
    id: "size",
    title: "Size",
    value: (item) => item.sizeBytes,
    render: (item) => formatBytes(item.sizeBytes),
  },
  {
    id: "stored",
    title: "Stored",
    wideOnly: true,
    value: (item) => item.storedAt,
    render: (item) => <Instant at={item.storedAt} />,
  },
  {
    id: "freed",
    title: "Freed after",
    grow: 1.4,
    value: (item) => item.freedAfter ?? "",
    render: (item) => (item.freedAfter ? <Instant at={item.freedAfter} /> : "Not looked at yet"),
  },
];

/** What a run could free, without freeing it. */
export const UnusedCard = ({ graceHours }: { readonly graceHours: number }) => {
  const styles = useStyles();
  const query = useQuery(unusedContentQuery);
  return (
    <Card title="Unused files">
      <ListGrid
        noun="file"
        compact
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columns}
        rowId={(item) => item.sha256}
        initialSort={{ columnId: "size", direction: "descending" }}
        empty={<Text className={styles.none}>Everything that is stored is used.</Text>}
      />
      {query.data && query.data.length > 0 && (
        <Text as="p" size={200}>
          Nothing names these: no operating system, driver or package, and no publication. Each is left alone for{" "}
          {graceHours} hours after it was first seen unused, then the next clean-up frees it.
        </Text>
      )}
    </Card>
  );
};
