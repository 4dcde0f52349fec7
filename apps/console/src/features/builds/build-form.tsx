import { Badge, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import type { BuildView } from "@windlass/protocol";
import { useId } from "react";
import { Failure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { Loading } from "../../components/loading.tsx";
import type { BuildPartProps } from "./build-tab.ts";
import { type BuildTabId, buildTabIds } from "./build-tab-ids.ts";
import { buildTabs } from "./build-tabs.ts";
import { problemCount } from "./tab-problems.ts";
import { useBuildLibrary } from "./use-build-library.ts";

const useStyles = makeStyles({
  tabs: {
    flexWrap: "wrap",
    marginBottom: tokens.spacingVerticalL,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  panel: { maxWidth: "960px", minWidth: 0 },
});

interface BuildFormProps extends BuildPartProps {
  readonly organisationId: string;
  /** As it is saved; null before it is. */
  readonly build: BuildView | null;
  readonly tab: BuildTabId;
  readonly onTab: (tab: BuildTabId) => void;
}

/** Everything of a build that can be edited, tab by tab. What is entered in one stays while another is looked at. */
export const BuildForm = ({ tab, onTab, ...part }: BuildFormProps) => {
  const styles = useStyles();
  const id = useId();
  const { library, error, retry } = useBuildLibrary(part.organisationId);
  if (error) return <Failure error={error} retry={retry} />;
  if (!library) return <Loading label="Loading what builds are made of" />;
  const shown = buildTabs.filter(({ savedOnly }) => !savedOnly || part.build !== null);
  const selected = shown.find((candidate) => candidate.id === tab) ?? shown[0];
  if (!selected) return null;
  return (
    <>
      <TabList
        className={styles.tabs}
        aria-label="Parts of the build"
        selectedValue={selected.id}
        onTabSelect={(_event, data) => {
          const chosen = buildTabIds.find((candidate) => candidate === data.value);
          if (chosen) onTab(chosen);
        }}
      >
        {shown.map((one) => {
          const count = problemCount(one, part.problems);
          return (
            <Tab key={one.id} id={`${id}-${one.id}`} value={one.id} aria-controls={`${id}-panel`}>
              <span className={styles.title}>
                {one.title}
                {count > 0 && (
                  <Badge color="danger" size="small" aria-label={counted(count, "problem")}>
                    {count}
                  </Badge>
                )}
              </span>
            </Tab>
          );
        })}
      </TabList>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${selected.id}`} className={styles.panel}>
        <selected.Content {...part} library={library} />
      </div>
    </>
  );
};
