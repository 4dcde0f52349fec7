import { Combobox, Field, Option } from "@fluentui/react-components";
import { type PackageFile, type SoftwareStep, softwareStep } from "@windlass/protocol";
import { type ReactNode, useState } from "react";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { SchemaFields } from "../../forms/schema-form/schema-fields.tsx";
import { packageSources } from "./package-sources.ts";
import { RegistryImport } from "./registry-import.tsx";
import { type StepDraft, schemaOfKind, stepKinds } from "./step-kinds.tsx";
import { stepWords } from "./step-words.ts";
import { WingetPins } from "./winget-pins.tsx";

interface SourceFieldProps {
  readonly value: string;
  readonly files: readonly PackageFile[];
  readonly problem: string | undefined;
  readonly onChange: (source: string) => void;
}

const SourceField = ({ value, files, problem, onChange }: SourceFieldProps) => (
  <Field
    label="Source"
    required
    hint="A file of the package, or a folder of several."
    {...(problem && { validationMessage: problem, validationState: "error" as const })}
  >
    <Combobox
      freeform
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onOptionSelect={(_event, data) => data.optionText && onChange(data.optionText)}
    >
      {packageSources(files).map((source) => (
        <Option key={source}>{source}</Option>
      ))}
    </Combobox>
  </Field>
);

interface StepPanelProps {
  readonly step: StepDraft;
  readonly files: readonly PackageFile[];
  readonly onDone: (step: SoftwareStep) => void;
  readonly onClose: () => void;
}

/** What is never shown: what a step is known by, and what is asked for in the list or not by hand. */
const without = ["id", "kind", "when", "successExitCodes", "rebootExitCodes"];

/** Edits one step with a form made of its schema; the package is saved afterwards, as a whole. */
export const StepPanel = ({ step: opened, files, onDone, onClose }: StepPanelProps) => {
  const [step, setStep] = useState<StepDraft>(opened);
  const [problems, setProblems] = useState<Problems>({});
  const change = (changes: Readonly<Record<string, unknown>>) => setStep({ ...step, ...changes });
  const finish = () => {
    const found = problemsOf(softwareStep, step);
    setProblems(found);
    const parsed = softwareStep.safeParse(step);
    if (noProblems(found) && parsed.success) onDone(parsed.data);
  };
  const own: Record<string, ReactNode> = {
    source: (
      <SourceField
        value={String(step.source ?? "")}
        files={files}
        problem={problems.source}
        onChange={(source) => change({ source })}
      />
    ),
    changes: <RegistryImport step={step} problem={problems.changes} onChange={change} />,
    pins: <WingetPins step={step} onChange={change} />,
  };
  return (
    <EditPanel
      open
      size="large"
      title={`${stepKinds[step.kind].title} step`}
      saveLabel="Apply"
      saving={false}
      error={null}
      onSave={finish}
      onClose={onClose}
    >
      <SchemaFields
        schema={schemaOfKind(step.kind)}
        variant={step.kind}
        value={step}
        onChange={(value) => change(value)}
        problems={problems}
        words={stepWords}
        without={step.kind === "registry-bulk" ? [...without, "importedFrom"] : without}
        own={own}
      />
    </EditPanel>
  );
};
