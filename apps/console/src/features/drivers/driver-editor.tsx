import { Field, makeStyles, Spinner, Switch, Text, Textarea, ToolbarButton, tokens } from "@fluentui/react-components";
import { Delete20Regular, Save20Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { driverChange } from "@windlass/protocol";
import { useState } from "react";
import { type DriverBody, deleteDriver, driverQuery, type LoadedDriver, saveDriver } from "../../api/drivers.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { Confirm } from "../../components/confirm.tsx";
import { Failure } from "../../components/failure.tsx";
import { FilterEditor } from "../../components/filter-editor/filter-editor.tsx";
import { Page } from "../../components/page.tsx";
import { ConflictBar } from "../../forms/conflict-bar.tsx";
import type { ServerVersion } from "../../forms/draft.ts";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { UnsavedGuard } from "../../forms/unsaved-guard.tsx";
import { useDraft } from "../../forms/use-draft.ts";
import { HistoryCard } from "../history/history-card.tsx";
import { FactsCard, FilesCard, ProblemsCard } from "./driver-cards.tsx";
import { LimitFields } from "./limit-fields.tsx";
import { ModelsCard } from "./models-card.tsx";
import { OtherDataFields } from "./other-data-fields.tsx";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
    "@media (max-width: 1100px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  column: { display: "grid", gap: tokens.spacingVerticalL },
  form: { display: "grid", gap: tokens.spacingVerticalM },
});

const incompleteFilter = "A condition is not complete; nothing was saved.";

/** Where a driver's page lies. */
export const driverCrumbs = [{ title: "Drivers", to: "/drivers" }] as const;

type Described = Omit<DriverBody, "revision">;

const versionOf = (driver: LoadedDriver): ServerVersion<Described> => {
  const { revision, description, version, active, availableToWindowsPe, filter, notes } = driver;
  const { limitedArchitectures, limitedMinimumBuild, otherData } = driver;
  const limits = { limitedArchitectures, limitedMinimumBuild };
  return {
    revision,
    definition: { description, version, active, availableToWindowsPe, filter, ...limits, notes, otherData },
  };
};

/** A driver: what people say of it, and what its INF says. */
export const DriverEditor = ({ driver }: { readonly driver: LoadedDriver }) => {
  const styles = useStyles();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayWrite = usePermission("drivers.write");
  const draft = useDraft(versionOf(driver));
  const [problems, setProblems] = useState<Problems>({});
  const [deleting, setDeleting] = useState(false);
  const { id } = driver;
  const save = useMutation({
    mutationFn: () => saveDriver(id, { revision: draft.base.revision, ...draft.value }),
    onSuccess: (saved) => {
      queryClient.setQueryData(driverQuery(id).queryKey, saved);
      draft.adopt(versionOf(saved));
    },
  });
  const remove = useMutation({
    mutationFn: () => deleteDriver(id),
    onSuccess: async () => {
      await navigate({ to: "/drivers", ignoreBlocker: true });
      queryClient.removeQueries({ queryKey: driverQuery(id).queryKey });
    },
  });
  const submit = () => {
    const found = problemsOf(driverChange, { revision: draft.base.revision, ...draft.value });
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
      <ToolbarButton icon={<Delete20Regular />} onClick={() => setDeleting(true)}>
        Delete
      </ToolbarButton>
    </>
  );
  return (
    <Page title={driver.description} crumbs={driverCrumbs} commands={commands}>
      <UnsavedGuard dirty={draft.dirty} />
      <Failure error={save.error} />
      {draft.conflict && <ConflictBar noun="driver" onReload={() => draft.adopt(versionOf(driver))} />}
      <ProblemsCard driver={driver} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title="Driver">
            <div className={styles.form}>
              <TextField
                label="Description"
                required
                disabled={!mayWrite}
                value={draft.value.description}
                onChange={(description) => draft.change({ description })}
                problem={problems.description}
              />
              <TextField
                label="Version"
                disabled={!mayWrite}
                value={draft.value.version}
                onChange={(version) => draft.change({ version })}
                problem={problems.version}
                hint="As you call it; Windows goes by the date and version of the INF."
              />
              <Switch
                label="Active: deployments are offered it"
                disabled={!mayWrite}
                checked={draft.value.active}
                onChange={(_event, { checked }) => draft.change({ active: checked })}
              />
              <Switch
                label="Available to Windows PE"
                disabled={!mayWrite}
                checked={draft.value.availableToWindowsPe}
                onChange={(_event, { checked }) => draft.change({ availableToWindowsPe: checked })}
              />
              <LimitFields
                architectures={draft.value.limitedArchitectures ?? null}
                minimumBuild={draft.value.limitedMinimumBuild ?? null}
                disabled={!mayWrite}
                problems={problems}
                onChange={draft.change}
              />
              <Field label="Notes">
                <Textarea
                  disabled={!mayWrite}
                  resize="vertical"
                  value={draft.value.notes}
                  onChange={(_event, { value }) => draft.change({ notes: value })}
                />
              </Field>
              <OtherDataFields
                value={draft.value.otherData ?? []}
                disabled={!mayWrite}
                problems={problems}
                onChange={(otherData) => draft.change({ otherData })}
              />
            </div>
          </Card>
          <Card title="Which devices it is for">
            <FilterEditor
              value={draft.value.filter ?? null}
              onChange={(filter) => draft.change({ filter })}
              organisationId={driver.organisationId}
              disabled={!mayWrite}
              problem={Object.keys(problems).some((path) => path.startsWith("filter")) ? incompleteFilter : undefined}
            />
          </Card>
          <ModelsCard driver={driver} />
        </div>
        <div className={styles.column}>
          <FactsCard driver={driver} />
          <FilesCard driver={driver} />
          <HistoryCard objectId={id} revision={driver.revision} />
        </div>
      </div>
      <Confirm
        open={deleting}
        title={`Delete ${driver.description}?`}
        confirmLabel="Delete"
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setDeleting(false)}
      >
        <Text>It can be imported again. To take it out of use for a while, switch Active off.</Text>
      </Confirm>
    </Page>
  );
};
