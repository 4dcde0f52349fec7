import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { BranchCompare20Regular } from "@fluentui/react-icons";
import type { BuildDefinition, BuildRevisionView, BuildView } from "@windlass/protocol";
import { useState } from "react";
import { Card } from "../../../components/card.tsx";
import { Failure } from "../../../components/failure.tsx";
import { counted } from "../../../components/format.ts";
import { Loading } from "../../../components/loading.tsx";
import { ComparePanel } from "./compare-panel.tsx";
import { RestoreDialog } from "./restore-dialog.tsx";
import { RevisionItem } from "./revision-item.tsx";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: `0 0 ${tokens.spacingVerticalS}`, padding: 0 },
});

const shownAtOnce = 15;

interface RevisionsCardProps {
  readonly build: BuildView;
  /** Newest first; undefined while they are on their way. */
  readonly items: readonly BuildRevisionView[] | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Whether the editor holds changes that restoring would replace. */
  readonly unsaved: boolean;
  /** Null: whoever looks may not change the build. */
  readonly onRestore: ((revision: number, definition: BuildDefinition) => void) | null;
}

/** All kept revisions of a build. */
export const RevisionsCard = ({ build, items, error, retry, unsaved, onRestore }: RevisionsCardProps) => {
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const [compared, setCompared] = useState<{ from: number; to: number } | null>(null);
  const [restored, setRestored] = useState<number | null>(null);
  const shown = all ? items : items?.slice(0, shownAtOnce);
  const hidden = (items?.length ?? 0) - (shown?.length ?? 0);
  const [newest, before] = items ?? [];
  return (
    <Card
      title="History"
      actions={
        newest &&
        before && (
          <Button
            icon={<BranchCompare20Regular />}
            onClick={() => setCompared({ from: before.revision, to: newest.revision })}
          >
            Compare
          </Button>
        )
      }
    >
      <Failure error={error} retry={retry} />
      {!items && !error && <Loading rows={3} label="Loading the history" />}
      <ul className={styles.list}>
        {shown?.map((item) => (
          <RevisionItem
            key={item.revision}
            item={item}
            current={item.revision === build.revision}
            onCompare={() => setCompared({ from: item.revision, to: build.revision })}
            onRestore={onRestore && (() => setRestored(item.revision))}
          />
        ))}
      </ul>
      {hidden > 0 && <Button onClick={() => setAll(true)}>Show {counted(hidden, "older revision")}</Button>}
      {compared && items && (
        <ComparePanel buildId={build.id} items={items} {...compared} onClose={() => setCompared(null)} />
      )}
      {onRestore && restored !== null && (
        <RestoreDialog
          build={build}
          revision={restored}
          unsaved={unsaved}
          onRestore={(definition) => {
            setRestored(null);
            onRestore(restored, definition);
          }}
          onClose={() => setRestored(null)}
        />
      )}
    </Card>
  );
};
