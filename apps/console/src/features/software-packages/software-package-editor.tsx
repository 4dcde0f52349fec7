import { makeStyles, Spinner, Text, ToolbarButton, tokens } from "@fluentui/react-components";
import { Delete20Regular, Save20Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { packageDetailsProblems, type SoftwarePackageView, softwarePackageUpdate } from "@windlass/protocol";
import { useState } from "react";
import {
  deleteSoftwarePackage,
  type SoftwarePackageDefinition,
  saveSoftwarePackage,
  softwarePackageQuery,
} from "../../api/software-packages.ts";
import { usePermission } from "../../app/session.ts";
import { Confirm } from "../../components/confirm.tsx";
import { Failure } from "../../components/failure.tsx";
import { Page } from "../../components/page.tsx";
import { ConflictBar } from "../../forms/conflict-bar.tsx";
import type { ServerVersion } from "../../forms/draft.ts";
import { noProblems, problemsOf } from "../../forms/problems.ts";
import { UnsavedGuard } from "../../forms/unsaved-guard.tsx";
import { useDraft } from "../../forms/use-draft.ts";
import { HistoryCard } from "../history/history-card.tsx";
import { DetailsCard } from "./details-card.tsx";
import { DetectionCard } from "./detection-card.tsx";
import { DevicesCard } from "./devices-card.tsx";
import { FilesCard } from "./files/files-card.tsx";
import { StepsCard } from "./steps/steps-card.tsx";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
    "@media (max-width: 1100px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  column: { display: "grid", gap: tokens.spacingVerticalL },
});

/** Where a package's page lies. */
export const packageCrumbs = [{ title: "Software packages", to: "/software-packages" }] as const;

const versionOf = (item: SoftwarePackageView): ServerVersion<SoftwarePackageDefinition> => ({
  revision: item.revision,
  definition: softwarePackageUpdate.omit({ revision: true }).parse(item),
});

const describedUpdate = softwarePackageUpdate.omit({ revision: true, steps: true, uninstallSteps: true });

/** Edits a package's name, version, steps and files. */
export const SoftwarePackageEditor = ({ softwarePackage }: { readonly softwarePackage: SoftwarePackageView }) => {
  const styles = useStyles();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayWrite = usePermission("software.write");
  const draft = useDraft(versionOf(softwarePackage));
  const [deleting, setDeleting] = useState(false);
  const { id, name, organisationId } = softwarePackage;
  // Steps are checked in their own forms; a large .reg file is not read again for every letter of the name.
  const { steps: _steps, uninstallSteps: _uninstallSteps, ...described } = draft.value;
  const problems = problemsOf(describedUpdate, described);

  const save = useMutation({
    mutationFn: () => saveSoftwarePackage(id, draft.base.revision, draft.value),
    onSuccess: (saved) => {
      queryClient.setQueryData(softwarePackageQuery(id).queryKey, saved);
      draft.adopt(versionOf(saved));
    },
  });
  const remove = useMutation({
    mutationFn: () => deleteSoftwarePackage(id),
    onSuccess: async () => {
      await navigate({ to: "/software-packages", ignoreBlocker: true });
      queryClient.removeQueries({ queryKey: softwarePackageQuery(id).queryKey });
    },
  });
  const isSound = noProblems(problems) && packageDetailsProblems(draft.value).length === 0;
  const commands = mayWrite && (
    <>
      <ToolbarButton
        appearance="primary"
        icon={save.isPending ? <Spinner size="tiny" /> : <Save20Regular />}
        disabled={!draft.dirty || !isSound || save.isPending || draft.conflict !== null}
        onClick={() => save.mutate()}
      >
        Save
      </ToolbarButton>
      <ToolbarButton icon={<Delete20Regular />} onClick={() => setDeleting(true)}>
        Delete
      </ToolbarButton>
    </>
  );
  return (
    <Page title={`${name} ${softwarePackage.version}`} crumbs={packageCrumbs} commands={commands}>
      <UnsavedGuard dirty={draft.dirty} />
      <Failure error={save.error} />
      {draft.conflict && <ConflictBar noun="package" onReload={() => draft.adopt(versionOf(softwarePackage))} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <DetailsCard
            softwarePackage={softwarePackage}
            definition={draft.value}
            problems={problems}
            readOnly={!mayWrite}
            onChange={draft.change}
          />
          <DevicesCard
            softwarePackage={softwarePackage}
            definition={draft.value}
            problems={problems}
            readOnly={!mayWrite}
            onChange={draft.change}
          />
          <StepsCard
            steps={draft.value.steps}
            files={softwarePackage.files}
            organisationId={organisationId}
            readOnly={!mayWrite}
            onChange={(steps) => draft.change({ steps })}
          />
          <DetectionCard
            rules={draft.value.detection}
            readOnly={!mayWrite}
            onChange={(detection) => draft.change({ detection })}
          />
          <StepsCard
            title="Uninstall steps"
            hint="None yet. Add what removes the software again, in order."
            steps={draft.value.uninstallSteps}
            files={softwarePackage.files}
            organisationId={organisationId}
            readOnly={!mayWrite}
            onChange={(uninstallSteps) => draft.change({ uninstallSteps })}
          />
        </div>
        <div className={styles.column}>
          <FilesCard
            softwarePackage={softwarePackage}
            readOnly={!mayWrite}
            onStep={(step) => draft.change({ steps: [...draft.value.steps, step] })}
            onRemoval={(step) => draft.change({ uninstallSteps: [...draft.value.uninstallSteps, step] })}
            onDetection={(rule) => draft.change({ detection: [...draft.value.detection, rule] })}
          />
          <HistoryCard objectId={id} revision={softwarePackage.revision} />
        </div>
      </div>
      <Confirm
        open={deleting}
        title={`Delete ${name}?`}
        confirmLabel="Delete"
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setDeleting(false)}
      >
        <Text>Builds that list it, and packages that need or replace it, must be changed first.</Text>
      </Confirm>
    </Page>
  );
};
