import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { Save20Regular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { computerNameTemplateProblem, defaultQualityChecks, type ResolvedSettings } from "@windlass/planner";
import { type SettingsUpdate, type SettingsView, settingsDefinition } from "@windlass/protocol";
import { useState } from "react";
import { ConflictBar } from "../../forms/conflict-bar.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { shownProblems } from "../../forms/shown-problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { UnsavedGuard } from "../../forms/unsaved-guard.tsx";
import { useDraft } from "../../forms/use-draft.ts";
import { Card } from "../card.tsx";
import { Failure } from "../failure.tsx";
import { ChecksField } from "./checks-field.tsx";
import { InheritedField } from "./inherited-field.tsx";
import { RetentionField } from "./retention-field.tsx";
import { SettingsFields } from "./settings-fields.tsx";

const useStyles = makeStyles({ fields: { display: "grid", gap: tokens.spacingVerticalL, maxWidth: "720px" } });

const problemsIn = (definition: SettingsView["definition"]): Problems => {
  const template = definition.computerNameTemplate;
  const problem = template === null || template.trim() === "" ? null : computerNameTemplateProblem(template);
  return {
    ...problemsOf(settingsDefinition, definition),
    ...(problem && { computerNameTemplate: `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.` }),
  };
};

interface SettingsEditorProps {
  readonly title: string;
  readonly settings: SettingsView;
  /** What each setting is where it is not set here. */
  readonly inherited: ResolvedSettings;
  readonly save: (update: SettingsUpdate) => Promise<SettingsView>;
  readonly onSaved: (saved: SettingsView) => void;
  readonly readOnly: boolean;
}

/** Everything that is set for the tenant or for an organisation, with what is inherited. */
export const SettingsEditor = ({ title, settings, inherited, save, onSaved, readOnly }: SettingsEditorProps) => {
  const styles = useStyles();
  const draft = useDraft(settings);
  const [all, setAll] = useState(false);
  const found = problemsIn(draft.value);
  const touched = settingsDefinition
    .keyof()
    .options.filter((name) => draft.value[name] !== draft.base.definition[name]);
  const problems = shownProblems(found, new Set<string>(touched), all);
  const send = useMutation({
    mutationFn: () => save({ revision: draft.base.revision, definition: draft.value }),
    onSuccess: (saved) => {
      draft.adopt(saved);
      setAll(false);
      onSaved(saved);
    },
  });
  return (
    <Card
      title={title}
      actions={
        !readOnly && (
          <Button
            appearance="primary"
            icon={send.isPending ? <Spinner size="tiny" /> : <Save20Regular />}
            disabled={!draft.dirty || send.isPending || draft.conflict !== null}
            onClick={() => (noProblems(found) ? send.mutate() : setAll(true))}
          >
            Save settings
          </Button>
        )
      }
    >
      <UnsavedGuard dirty={draft.dirty} />
      <Failure error={send.error} />
      {draft.conflict && <ConflictBar noun="settings" onReload={() => draft.adopt(settings)} />}
      <div className={styles.fields}>
        <SettingsFields
          value={draft.value}
          inherited={inherited}
          onChange={draft.change}
          problems={problems}
          readOnly={readOnly}
        />
        <ChecksField
          value={draft.value.checks}
          inherited={inherited.checks}
          start={structuredClone(inherited.checks.value ?? defaultQualityChecks)}
          onChange={(checks) => draft.change({ checks })}
          problems={problems}
          readOnly={readOnly}
        />
        <InheritedField
          label="Computer name of new builds"
          value={draft.value.computerNameTemplate}
          inherited={inherited.computerNameTemplate}
          words={(template) => template ?? ""}
          start={inherited.computerNameTemplate.value}
          onChange={(computerNameTemplate) => draft.change({ computerNameTemplate })}
          readOnly={readOnly}
        >
          <TextField
            label="Computer name of new builds: template"
            monospace
            hint="What a new build begins with; builds that are there keep their own."
            value={draft.value.computerNameTemplate ?? ""}
            onChange={(computerNameTemplate) => draft.change({ computerNameTemplate })}
            problem={problems.computerNameTemplate}
            disabled={readOnly}
          />
        </InheritedField>
        <RetentionField
          value={draft.value.publicationRetention}
          inherited={inherited.publicationRetention}
          onChange={(publicationRetention) => draft.change({ publicationRetention })}
          problems={problems}
          readOnly={readOnly}
        />
      </div>
    </Card>
  );
};
