import { Spinner, Text, ToolbarButton } from "@fluentui/react-components";
import {
  ClipboardTaskListLtr20Regular,
  CloudArrowUp20Regular,
  Copy20Regular,
  Delete20Regular,
  Save20Regular,
} from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { BuildView } from "@windlass/protocol";
import { useState } from "react";
import { buildQuery, deleteBuild, saveBuild } from "../../api/builds.ts";
import { usePermission } from "../../app/session.ts";
import { Confirm } from "../../components/confirm.tsx";
import { Failure } from "../../components/failure.tsx";
import { Page } from "../../components/page.tsx";
import { State } from "../../components/state.tsx";
import { ConflictBar } from "../../forms/conflict-bar.tsx";
import { UnsavedGuard } from "../../forms/unsaved-guard.tsx";
import { useDraft } from "../../forms/use-draft.ts";
import { BuildForm } from "./build-form.tsx";
import type { BuildTabId } from "./build-tab-ids.ts";
import { RestoredBar } from "./history/restored-bar.tsx";
import { publicationState } from "./publication-state.ts";
import { useBuildProblems } from "./use-build-problems.ts";

/** Where a build's page lies. */
export const buildCrumbs = [{ title: "Builds", to: "/builds" }] as const;

/** Edits a saved build. */
export const BuildEditor = ({ build }: { readonly build: BuildView }) => {
  const navigate = useNavigate();
  const { tab = "general" } = useSearch({ from: "/shell/builds/$buildId" });
  const queryClient = useQueryClient();
  const mayWrite = usePermission("builds.write");
  const draft = useDraft(build);
  const problems = useBuildProblems(draft.value, draft.base.definition, build.organisationId);
  const [deleting, setDeleting] = useState(false);
  const [restored, setRestored] = useState<number | null>(null);
  const adopt = (version: BuildView) => {
    draft.adopt(version);
    setRestored(null);
  };
  const { tone, word } = publicationState(build);
  const save = useMutation({
    mutationFn: () => saveBuild(build.id, draft.base.revision, draft.value, restored),
    onSuccess: async (saved) => {
      queryClient.setQueryData(buildQuery(build.id).queryKey, saved);
      adopt(saved);
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
  const showTab = (chosen: BuildTabId) =>
    void navigate({ to: "/builds/$buildId", params: { buildId: build.id }, search: { tab: chosen }, replace: true });
  const commands = mayWrite && (
    <>
      <ToolbarButton
        appearance="primary"
        icon={save.isPending ? <Spinner size="tiny" /> : <Save20Regular />}
        disabled={!draft.dirty || save.isPending || draft.conflict !== null}
        onClick={() => problems.unlessProblems(() => save.mutate(), showTab)}
      >
        Save
      </ToolbarButton>
      <ToolbarButton icon={<CloudArrowUp20Regular />} onClick={() => void navigate({ to: "/publish" })}>
        Publish
      </ToolbarButton>
      <ToolbarButton
        icon={<ClipboardTaskListLtr20Regular />}
        onClick={() =>
          void navigate({
            to: "/builds/preview",
            search: { build: build.id, organisation: build.organisationId },
          })
        }
      >
        Preview a plan
      </ToolbarButton>
      <ToolbarButton
        icon={<Copy20Regular />}
        onClick={() => void navigate({ to: "/builds/$buildId/copy", params: { buildId: build.id } })}
      >
        Copy
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
      {draft.conflict && <ConflictBar noun="build" onReload={() => adopt(build)} />}
      {restored !== null && <RestoredBar revision={restored} onDiscard={() => adopt(build)} />}
      <BuildForm
        organisationId={build.organisationId}
        value={draft.value}
        onChange={draft.change}
        problems={problems.shown}
        readOnly={!mayWrite}
        build={build}
        tab={tab}
        onTab={showTab}
        onRestore={(revision, definition) => {
          draft.change(definition);
          setRestored(revision);
        }}
      />
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
