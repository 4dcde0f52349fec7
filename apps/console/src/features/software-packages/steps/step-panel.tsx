import { makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { type Filter, filter, type PackageFile, type SoftwareStep, softwareStep } from "@windlass/protocol";
import { type ReactNode, useMemo, useState } from "react";
import { FilterEditor } from "../../../components/filter-editor/filter-editor.tsx";
import { EditPanel } from "../../../components/panel.tsx";
import { noProblems, problemsOf } from "../../../forms/problems.ts";
import { SchemaFields } from "../../../forms/schema-form/schema-fields.tsx";
import { wordsOf } from "../../../forms/schema-form/words.ts";
import { useShownProblems } from "../../../forms/shown-problems.ts";
import { filesFor } from "../files/package-sources.ts";
import { EarlierCodes } from "./earlier-codes.tsx";
import { ExitCodesField } from "./exit-codes-field.tsx";
import { FileField } from "./file-field.tsx";
import { NamedValuesField } from "./named-values-field.tsx";
import { RegistryImport } from "./registry-import.tsx";
import { type StepDraft, schemaOfKind, stepKinds } from "./step-kinds.tsx";
import { stepSections } from "./step-sections.ts";
import { stepWords } from "./step-words.ts";
import { WingetPins } from "./winget-pins.tsx";

const useStyles = makeStyles({
  section: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM },
  title: { margin: 0, paddingTop: tokens.spacingVerticalS, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

interface StepPanelProps {
  readonly step: StepDraft;
  readonly files: readonly PackageFile[];
  /** Whose secrets and devices are offered. */
  readonly organisationId: string;
  readonly onDone: (step: SoftwareStep) => void;
  readonly onClose: () => void;
}

const asFilter = (value: unknown): Filter | null => filter.safeParse(value).data ?? null;

/** Edits one step with a form made of its schema; the package is saved afterwards, as a whole. */
export const StepPanel = ({ step: opened, files, organisationId, onDone, onClose }: StepPanelProps) => {
  const styles = useStyles();
  const [step, setStep] = useState<StepDraft>(opened);
  /** While a condition is entered it is none that the schema takes, and still must be shown. */
  const [when, setWhen] = useState(() => asFilter(opened.when));
  const found = useMemo(() => problemsOf(softwareStep, step), [step]);
  const { touch, showAll, shown } = useShownProblems();
  const problems = shown(found);
  const change = (changes: Readonly<Record<string, unknown>>) => setStep({ ...step, ...changes });
  const finish = () => {
    showAll();
    const parsed = softwareStep.safeParse(step);
    if (noProblems(found) && parsed.success) onDone(parsed.data);
  };
  const words = (name: string) => wordsOf(stepWords, step.kind, name);
  const fileField = (name: string, nullable: boolean) => (
    <FileField
      label={words(name).label}
      hint={words(name).hint}
      required={words(name).required ?? false}
      value={String(step[name] ?? "")}
      sources={filesFor(step.kind, files)}
      problem={problems[name]}
      onChange={(path) => change({ [name]: nullable && path === "" ? null : path })}
    />
  );
  const namedValues = (name: string) => (
    <NamedValuesField
      label={words(name).label}
      hint={words(name).hint}
      path={name}
      value={step[name]}
      onChange={(value) => change({ [name]: value })}
      problems={problems}
      organisationId={organisationId}
    />
  );
  const own: Record<string, ReactNode> = {
    source: fileField("source", false),
    program: fileField("program", false),
    file: fileField("file", true),
    changes: <RegistryImport step={step} problem={problems.changes} onChange={change} />,
    pins: <WingetPins step={step} onChange={change} />,
    variables: namedValues("variables"),
    properties: namedValues("properties"),
    exitCodes: <ExitCodesField step={step} problems={problems} onChange={(exitCodes) => change({ exitCodes })} />,
    when: (
      <FilterEditor
        value={when}
        onChange={(value) => {
          setWhen(value);
          change({ when: value });
        }}
        organisationId={organisationId}
        problem={
          Object.keys(problems).some((path) => path.startsWith("when.")) ? "A condition is not complete." : undefined
        }
      />
    ),
  };
  const schema = schemaOfKind(step.kind);
  return (
    <EditPanel
      open
      size="large"
      title={`${stepKinds[step.kind].title} step`}
      saveLabel="Apply"
      saving={false}
      error={null}
      onSave={finish}
      onTouch={touch}
      onClose={onClose}
    >
      {stepSections(schema).map(({ title, names }) => (
        <section key={title} className={styles.section} aria-label={title}>
          {title !== "Step" && (
            <Subtitle2 as="h3" className={styles.title}>
              {title}
            </Subtitle2>
          )}
          {names.includes("exitCodes") && <EarlierCodes step={step} onChange={setStep} />}
          <SchemaFields
            schema={schema}
            variant={step.kind}
            value={step}
            onChange={(value) => change(value)}
            problems={problems}
            words={stepWords}
            names={names}
            own={own}
          />
        </section>
      ))}
    </EditPanel>
  );
};
