import { BuildingMultipleRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { buildsQuery } from "../../api/builds.ts";
import { contentQuery } from "../../api/content.ts";
import { organisationsQuery } from "../../api/organisations.ts";
import { publicationsQuery } from "../../api/publications.ts";
import { Card } from "../../components/card.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { counted, formatBytes } from "../../components/format.ts";
import { PageLink, PageLinkButton } from "../../components/links.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { State, type Tone } from "../../components/state.tsx";
import { Instant } from "../../components/time.tsx";
import { type OrganisationStanding, organisationStandings } from "./organisation-standing.ts";

const stateOf = ({ newest, changedBuilds }: OrganisationStanding): string => {
  if (!newest) return "Nothing published";
  return changedBuilds > 0 ? `${counted(changedBuilds, "build")} changed` : "Published";
};

const toneOf = ({ newest, changedBuilds }: OrganisationStanding): Tone => {
  if (!newest) return "idle";
  return changedBuilds > 0 ? "warning" : "good";
};

const columns: readonly Column<OrganisationStanding>[] = [
  {
    id: "name",
    title: "Organisation",
    grow: 1.6,
    value: ({ organisation }) => organisation.name,
    render: ({ organisation }) => (
      <PageLink to="/organisations/$organisationId" params={{ organisationId: organisation.id }}>
        {organisation.name}
      </PageLink>
    ),
  },
  {
    id: "state",
    title: "State",
    grow: 1.2,
    value: stateOf,
    render: (standing) => <State tone={toneOf(standing)}>{stateOf(standing)}</State>,
  },
  {
    id: "publication",
    title: "Newest publication",
    wideOnly: true,
    grow: 1.6,
    value: ({ newest }) => newest?.publishedAt ?? "",
    render: ({ newest }) =>
      newest ? (
        <span>
          {newest.number} by {newest.publishedBy}, <Instant at={newest.publishedAt} />
        </span>
      ) : (
        "–"
      ),
  },
  {
    id: "builds",
    title: "Active builds",
    wideOnly: true,
    value: ({ activeBuilds }) => activeBuilds,
    render: ({ activeBuilds }) => activeBuilds,
  },
  {
    id: "content",
    title: "Content",
    wideOnly: true,
    value: ({ contentBytes }) => contentBytes ?? 0,
    render: ({ contentBytes }) => (contentBytes === null ? "–" : formatBytes(contentBytes)),
  },
];

/** Every organisation that one may see: what it published last, and what changed since. */
export const OrganisationsCard = () => {
  const organisations = useQuery(organisationsQuery);
  const publications = useQuery(publicationsQuery(null));
  const builds = useQuery(buildsQuery(null));
  const content = useQuery(contentQuery);
  const queries = [organisations, publications, builds, content];
  const items =
    organisations.data && publications.data && builds.data
      ? organisationStandings({
          organisations: organisations.data,
          publications: publications.data,
          builds: builds.data,
          content: content.data ?? null,
        })
      : undefined;
  return (
    <Card title="Organisations" actions={<PageLinkButton to="/publish">Publish</PageLinkButton>}>
      <ListGrid
        noun="organisation"
        compact
        items={items}
        error={queries.find(({ error }) => error)?.error ?? null}
        retry={() => void Promise.all(queries.map((query) => query.refetch()))}
        columns={columns}
        rowId={({ organisation }) => organisation.id}
        initialSort={{ columnId: "name", direction: "ascending" }}
        empty={
          <EmptyState
            icon={<BuildingMultipleRegular />}
            title="No organisations yet"
            action={<PageLinkButton to="/organisations">Organisations</PageLinkButton>}
          >
            Make the first one; it inherits the defaults below.
          </EmptyState>
        }
      />
    </Card>
  );
};
