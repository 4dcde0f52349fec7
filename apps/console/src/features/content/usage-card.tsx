import { Text } from "@fluentui/react-components";
import type { ContentOverview, OrganisationContent } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { counted, formatBytes } from "../../components/format.ts";
import { PageLink } from "../../components/links.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";

const columns: readonly Column<OrganisationContent>[] = [
  {
    id: "name",
    title: "Organisation",
    grow: 2,
    value: (item) => item.name,
    render: (item) => (
      <PageLink to="/organisations/$organisationId" params={{ organisationId: item.organisationId }}>
        {item.name}
      </PageLink>
    ),
  },
  {
    id: "own",
    title: "Its own",
    value: (item) => item.own.bytes,
    render: (item) => formatBytes(item.own.bytes),
  },
  {
    id: "shared",
    title: "Shared with others",
    value: (item) => item.shared.bytes,
    render: (item) => formatBytes(item.shared.bytes),
  },
  {
    id: "files",
    title: "Files",
    wideOnly: true,
    value: (item) => item.own.count + item.shared.count,
    render: (item) => counted(item.own.count + item.shared.count, "file"),
  },
];

interface UsageCardProps {
  readonly overview: ContentOverview | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

/** What each organisation uses. */
export const UsageCard = ({ overview, error, retry }: UsageCardProps) => (
  <Card title="Use by organisation">
    <ListGrid
      noun="organisation"
      compact
      items={overview?.organisations}
      error={error}
      retry={retry}
      columns={columns}
      rowId={(item) => item.organisationId}
      initialSort={{ columnId: "own", direction: "descending" }}
      empty={<Text>There is no organisation yet.</Text>}
    />
    <Text as="p" size={200}>
      The same file is stored once, however many organisations use it. What several use stands in each one’s “shared”,
      so these do not add up to the total.
    </Text>
  </Card>
);
