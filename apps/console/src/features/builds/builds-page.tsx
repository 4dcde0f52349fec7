import { makeStyles, ToolbarButton, tokens } from "@fluentui/react-components";
import { Add20Regular, AppsListDetailRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { BuildView } from "@windlass/protocol";
import { buildsQuery } from "../../api/builds.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageLink, PageLinkButton } from "../../components/links.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import type { ListFilter } from "../../components/list-tools.tsx";
import { useOrganisationColumn } from "../../components/organisation-column.tsx";
import { Page } from "../../components/page.tsx";
import { State } from "../../components/state.tsx";
import { Age } from "../../components/time.tsx";
import { BuildTabs } from "./builds-tabs.tsx";
import { buildIcons } from "./general/build-icons.tsx";
import { publicationState } from "./publication-state.ts";

const useStyles = makeStyles({
  name: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalS, minWidth: 0 },
  icon: { display: "inline-flex", flexShrink: 0, color: tokens.colorNeutralForeground2 },
});

const architectures = ({ definition }: BuildView): string =>
  definition.operatingSystems.map((entry) => entry.architecture).join(", ");
const tagsOf = ({ definition }: BuildView): string => definition.tags.join(", ") || "–";
const groupTag = ({ definition }: BuildView): string =>
  definition.autopilot?.way === "registration" ? definition.autopilot.groupTag : "–";

const BuildName = ({ build }: { readonly build: BuildView }) => {
  const styles = useStyles();
  return (
    <span className={styles.name}>
      <span aria-hidden className={styles.icon}>
        {buildIcons[build.definition.icon].icon}
      </span>
      <PageLink to="/builds/$buildId" params={{ buildId: build.id }}>
        {build.definition.name}
      </PageLink>
    </span>
  );
};

const columns: readonly Column<BuildView>[] = [
  {
    id: "name",
    title: "Name",
    grow: 2,
    value: (build) => build.definition.name,
    render: (build) => <BuildName build={build} />,
  },
  {
    id: "publication",
    title: "State",
    grow: 1.5,
    value: (build) => publicationState(build).word,
    render: (build) => <State tone={publicationState(build).tone}>{publicationState(build).word}</State>,
  },
  { id: "architecture", title: "Architecture", wideOnly: true, value: architectures, render: architectures },
  {
    id: "packages",
    title: "Packages",
    wideOnly: true,
    value: (build) => build.definition.packageIds.length,
    render: (build) => build.definition.packageIds.length,
  },
  { id: "tags", title: "Tags", wideOnly: true, value: tagsOf, render: tagsOf },
  { id: "tag", title: "Group tag", wideOnly: true, value: groupTag, render: groupTag },
  {
    id: "updated",
    title: "Changed",
    wideOnly: true,
    value: (build) => build.updatedAt,
    render: (build) => <Age at={build.updatedAt} />,
  },
];

const asOptions = (words: readonly string[]) => words.map((word) => ({ value: word, title: word }));

const filters: readonly ListFilter<BuildView>[] = [
  {
    id: "tag",
    title: "Tag",
    options: (builds) => asOptions([...new Set(builds.flatMap(({ definition }) => definition.tags))].toSorted()),
    matches: ({ definition }, tag) => definition.tags.includes(tag),
  },
  {
    id: "active",
    title: "Active",
    options: (builds) => asOptions(builds.some(({ definition }) => !definition.active) ? ["Active", "Inactive"] : []),
    matches: ({ definition }, word) => definition.active === (word === "Active"),
  },
];

/** All builds. */
export const BuildsPage = () => {
  const { scope } = useOrganisationScope();
  const navigate = useNavigate();
  const query = useQuery(buildsQuery(scope));
  const mayWrite = usePermission("builds.write");
  const organisationColumn = useOrganisationColumn<BuildView>();
  return (
    <Page
      title="Builds"
      tabs={<BuildTabs />}
      description="What devices become: operating system, software, name, and their way into Windows Autopilot."
      commands={
        mayWrite && (
          <ToolbarButton icon={<Add20Regular />} onClick={() => void navigate({ to: "/builds/new" })}>
            New build
          </ToolbarButton>
        )
      }
    >
      <ListGrid
        noun="build"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[...columns, ...organisationColumn]}
        filters={filters}
        rowId={(build) => build.id}
        initialSort={{ columnId: "name", direction: "ascending" }}
        empty={
          <EmptyState
            icon={<AppsListDetailRegular />}
            title="No builds yet"
            action={
              mayWrite && (
                <PageLinkButton to="/builds/new" appearance="primary">
                  New build
                </PageLinkButton>
              )
            }
          >
            A build needs an imported operating system. Describe the device, set its Autopilot group tag, then publish.
          </EmptyState>
        }
      />
    </Page>
  );
};
