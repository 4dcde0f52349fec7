import { makeStyles, Spinner, Switch, ToolbarButton, tokens } from "@fluentui/react-components";
import { ArrowSwap20Regular, Save20Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { driverPackChange } from "@windlass/protocol";
import { useState } from "react";
import { driverPackQuery, type LoadedPack, type PackBody, savePack } from "../../api/driver-packs.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { Failure } from "../../components/failure.tsx";
import { FilterEditor } from "../../components/filter-editor/filter-editor.tsx";
import { Page } from "../../components/page.tsx";
import { ConflictBar } from "../../forms/conflict-bar.tsx";
import type { ServerVersion } from "../../forms/draft.ts";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextArea } from "../../forms/text-area.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { UnsavedGuard } from "../../forms/unsaved-guard.tsx";
import { useDraft } from "../../forms/use-draft.ts";
import { HistoryCard } from "../history/history-card.tsx";
import { OtherDataFields } from "./other-data-fields.tsx";
import { PackDriversCard, PackFactsCard } from "./pack-cards.tsx";
import { PackCommands } from "./pack-commands.tsx";
import { ReplacePackPanel } from "./replace-pack-panel.tsx";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
    "@media (max-width: 1100px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  column: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
  form: { display: "grid", gap: tokens.spacingVerticalM },
});

/** Where a pack's page lies. */
export const packCrumbs = [
  { title: "Drivers", to: "/drivers" },
  { title: "Packs", to: "/drivers/packs" },
] as const;

const incompleteFilter = "A condition is not complete; nothing was saved.";

const versionOf = (pack: LoadedPack): ServerVersion<Omit<PackBody, "revision">> => {
  const { revision, name, vendor, version, active, filter, notes, otherData } = pack;
  return { revision, definition: { name, vendor, version, active, filter, notes, otherData } };
};

/** A pack: what people say of it, the devices it is for, and what is in it. */
export const PackEditor = ({ pack }: { readonly pack: LoadedPack }) => {
  const styles = useStyles();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayWrite = usePermission("drivers.write");
  const draft = useDraft(versionOf(pack));
  const [problems, setProblems] = useState<Problems>({});
  const [replacing, setReplacing] = useState(false);
  const { value, change } = draft;
  const save = useMutation({
    mutationFn: () => savePack(pack.id, { revision: draft.base.revision, ...value }),
    onSuccess: (saved) => {
      queryClient.setQueryData(driverPackQuery(pack.id).queryKey, saved);
      draft.adopt(versionOf(saved));
    },
  });
  const submit = () => {
    const found = problemsOf(driverPackChange, { revision: draft.base.revision, ...value });
    setProblems(found);
    if (noProblems(found)) save.mutate();
  };
  const disabled = !mayWrite;
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
      <ToolbarButton icon={<ArrowSwap20Regular />} disabled={draft.dirty} onClick={() => setReplacing(true)}>
        Replace…
      </ToolbarButton>
      <PackCommands
        packIds={[pack.id]}
        onDone={(action) => {
          if (action === "delete") void navigate({ to: "/drivers/packs", ignoreBlocker: true });
        }}
      />
    </>
  );
  return (
    <Page title={pack.name} crumbs={packCrumbs} commands={commands}>
      <UnsavedGuard dirty={draft.dirty} />
      <Failure error={save.error} />
      {draft.conflict && <ConflictBar noun="pack" onReload={() => draft.adopt(versionOf(pack))} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title="Pack">
            <div className={styles.form}>
              <TextField
                label="Name"
                required
                disabled={disabled}
                value={value.name}
                onChange={(name) => change({ name })}
                problem={problems.name}
              />
              <TextField
                label="Maker"
                disabled={disabled}
                value={value.vendor}
                onChange={(vendor) => change({ vendor })}
                problem={problems.vendor}
              />
              <TextField
                label="Version"
                disabled={disabled}
                value={value.version}
                onChange={(version) => change({ version })}
                problem={problems.version}
              />
              <Switch
                label="Active: devices are offered its drivers"
                disabled={disabled}
                checked={value.active}
                onChange={(_event, { checked }) => change({ active: checked })}
              />
              <TextArea label="Notes" disabled={disabled} value={value.notes} onChange={(notes) => change({ notes })} />
              <OtherDataFields
                value={value.otherData}
                disabled={disabled}
                problems={problems}
                onChange={(otherData) => change({ otherData })}
              />
            </div>
          </Card>
          <Card title="Which devices it is for">
            <FilterEditor
              value={value.filter ?? null}
              onChange={(filter) => change({ filter })}
              organisationId={pack.organisationId}
              disabled={disabled}
              problem={Object.keys(problems).some((path) => path.startsWith("filter")) ? incompleteFilter : undefined}
            />
          </Card>
        </div>
        <div className={styles.column}>
          <PackFactsCard pack={pack} />
          <PackDriversCard pack={pack} />
          <HistoryCard objectId={pack.id} revision={pack.revision} />
        </div>
      </div>
      {replacing && <ReplacePackPanel pack={pack} onClose={() => setReplacing(false)} />}
    </Page>
  );
};
