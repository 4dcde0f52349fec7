import { makeStyles, Spinner, Text, ToolbarButton, tokens } from "@fluentui/react-components";
import { CloudArrowUp20Regular, Delete20Regular, Save20Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { BuildView } from "@windlass/protocol";
import { useState } from "react";
import { buildQuery, deleteBuild, saveBuild } from "../../api/builds.ts";
import { usePermission } from "../../app/session.ts";
import { Confirm } from "../../components/confirm.tsx";
import { Failure } from "../../components/failure.tsx";
import { Page } from "../../components/page.tsx";
import { State } from "../../components/state.tsx";
import { ConflictBar } from "../../forms/conflict-bar.tsx";
import { noProblems, type Problems } from "../../forms/problems.ts";
import { UnsavedGuard } from "../../forms/unsaved-guard.tsx";
import { useDraft } from "../../forms/use-draft.ts";
import { HistoryCard } from "../history/history-card.tsx";
import { BuildCheck } from "./build-check.tsx";
import { BuildForm } from "./build-form.tsx";
import { buildProblems } from "./build-problems.ts";
import { publicationState } from "./publication-state.ts";

const useStyles = makeStyles({ history: { marginTop: tokens.spacingVerticalL } });

/** Where a build's page lies. */
export const buildCrumbs = [{ title: "Builds", to: "/builds" }] as const;

/** Edits a saved build. */
export const BuildEditor = ({ build }: { readonly build: BuildView }) => {
  const styles = useStyles();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayWrite = usePermission("builds.write");
  const draft = useDraft(build);
  const [problems, setProblems] = useState<Problems>({});
  const [deleting, setDeleting] = useState(false);
  const { tone, word } = publicationState(build);
  const save = useMutation({
    mutationFn: () => saveBuild(build.id, draft.base.revision, draft.value),
    onSuccess: async (saved) => {
      queryClient.setQueryData(buildQuery(build.id).queryKey, saved);
      draft.adopt(saved);
      await queryClient.invalidateQueries({ queryKey: ["builds", "list"] });
    },
  });
  const remove = useMutation({
    mutationFn: () => deleteBuild(build.id),
    onSuccess: async () => {
      await navigate({ to: "/builds", ignoreBlocker: true });
      queryClient.removeQueries({ queryKey: buildQuery(build.id).queryKey });
    },
  });
  const submit = () => {
    const found = buildProblems(draft.value);
    setProblems(found);
    if (noProblems(found)) save.mutate();
  };
  const commands = mayWrite && (
    <>
      <ToolbarButton
        appearance="primary"
        icon={save.isPending ? <Spinner size="tiny" /> : <Save20Regular />}
        disabled={!draft.dirty || save.isPending || draft.conflict !== null}
        onClick={submit}
      >
        Save
      </ToolbarButton>
      <ToolbarButton icon={<CloudArrowUp20Regular />} onClick={() => void navigate({ to: "/publish" })}>
        Publish
      </ToolbarButton>
      <ToolbarButton icon={<Delete20Regular />} onClick={() => setDeleting(true)}>
        Delete
      </ToolbarButton>
    </>
  );
  return (
    <Page
      title={build.definition.name}
      crumbs={buildCrumbs}
      aside={<State tone={tone}>{word}</State>}
      commands={commands}
    >
      <UnsavedGuard dirty={draft.dirty} />
      <Failure error={save.error} />
      {draft.conflict && <ConflictBar noun="build" onReload={() => draft.adopt(build)} />}
      <BuildForm
        organisationId={build.organisationId}
        value={draft.value}
        onChange={draft.change}
        problems={problems}
        readOnly={!mayWrite}
        buildId={build.id}
        check={<BuildCheck build={build} />}
      />
      <div className={styles.history}>
        <HistoryCard objectId={build.id} revision={build.revision} />
      </div>
      <Confirm
        open={deleting}
        title={`Delete ${build.definition.name}?`}
        confirmLabel="Delete"
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setDeleting(false)}
      >
        <Text>Deployments that run with it go on. New devices cannot get it once you publish.</Text>
      </Confirm>
    </Page>
  );
};
