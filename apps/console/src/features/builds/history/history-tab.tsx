import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { BuildDefinition, BuildView } from "@windlass/protocol";
import { buildRevisionsQuery } from "../../../api/build-revisions.ts";
import { HistoryCard } from "../../history/history-card.tsx";
import type { BuildTabProps } from "../build-tab.ts";
import { RevisionsCard } from "./revisions-card.tsx";

const useStyles = makeStyles({ cards: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 } });

/** The oldest kept revision, where changes from before it are known that left none. */
const firstKept = (items: readonly { readonly revision: number; readonly at: string }[] | undefined) => {
  const oldest = items?.at(-1);
  return oldest && oldest.revision > 1 ? oldest : undefined;
};

interface HistoryProps {
  readonly build: BuildView;
  readonly value: BuildDefinition;
  readonly readOnly: boolean;
  readonly onRestore: NonNullable<BuildTabProps["onRestore"]>;
}

const History = ({ build, value, readOnly, onRestore }: HistoryProps) => {
  const styles = useStyles();
  const query = useQuery(buildRevisionsQuery(build.id, build.revision));
  const oldest = firstKept(query.data);
  return (
    <div className={styles.cards}>
      <RevisionsCard
        build={build}
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        unsaved={JSON.stringify(value) !== JSON.stringify(build.definition)}
        onRestore={readOnly ? null : onRestore}
      />
      {oldest && (
        <HistoryCard
          title={`Up to revision ${oldest.revision}`}
          objectId={build.id}
          revision={build.revision}
          until={oldest.at}
        />
      )}
    </div>
  );
};

/** Every revision of a build, what differs between any two, and the way back to one. */
export const HistoryTab = ({ build, value, readOnly, onRestore }: BuildTabProps) =>
  build && onRestore && <History build={build} value={value} readOnly={readOnly} onRestore={onRestore} />;
