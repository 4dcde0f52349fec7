import { Checkbox, Combobox, Field, Option, Textarea } from "@fluentui/react-components";
import { type PackageFile, type SoftwareStep, softwareStep } from "@windlass/protocol";
import { useState } from "react";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { formatExitCodes, parseExitCodes } from "./exit-codes.ts";
import { packageSources } from "./package-sources.ts";
import { stepKinds } from "./step-kinds.tsx";

type PowerShellStep = Extract<SoftwareStep, { kind: "powershell" }>;
type CopyStep = Extract<SoftwareStep, { kind: "copy" }>;

interface FieldsProps<Step> {
  readonly step: Step;
  readonly onChange: (step: Step) => void;
  readonly problems: Problems;
}

const validation = (problem: string | undefined) =>
  problem ? { validationMessage: problem, validationState: "error" as const } : {};

interface Texts {
  readonly timeout: string;
  readonly success: string;
  readonly reboot: string;
}

const PowerShellFields = (
  props: FieldsProps<PowerShellStep> & { readonly texts: Texts; readonly onTexts: (texts: Texts) => void },
) => {
  const { step, onChange, problems, texts, onTexts } = props;
  return (
    <>
      <Field
        label="Script"
        required
        hint="Runs in Windows PowerShell 5.1 as SYSTEM, in the folder of the package's files."
        {...validation(problems.script)}
      >
        <Textarea
          value={step.script}
          onChange={(_event, data) => onChange({ ...step, script: data.value })}
          rows={14}
          resize="vertical"
          textarea={{
            spellCheck: false,
            style: { fontFamily: "Consolas, 'Cascadia Mono', monospace", maxHeight: "none" },
          }}
        />
      </Field>
      <TextField
        label="Time limit in seconds"
        type="number"
        value={texts.timeout}
        onChange={(timeout) => onTexts({ ...texts, timeout })}
        problem={problems.timeoutSeconds}
      />
      <TextField
        label="Exit codes that mean success"
        value={texts.success}
        onChange={(success) => onTexts({ ...texts, success })}
        problem={problems.successExitCodes}
      />
      <TextField
        label="Exit codes that ask for a restart"
        hint="The device restarts and goes on with the next step."
        value={texts.reboot}
        onChange={(reboot) => onTexts({ ...texts, reboot })}
        problem={problems.rebootExitCodes}
      />
    </>
  );
};

const CopyFields = (props: FieldsProps<CopyStep> & { readonly files: readonly PackageFile[] }) => {
  const { step, onChange, problems, files } = props;
  return (
    <>
      <Field
        label="Source"
        required
        hint="A file of the package, or a folder of several."
        {...validation(problems.source)}
      >
        <Combobox
          freeform
          value={step.source}
          onChange={(event) => onChange({ ...step, source: event.target.value })}
          onOptionSelect={(_event, data) => data.optionText && onChange({ ...step, source: data.optionText })}
        >
          {packageSources(files).map((source) => (
            <Option key={source}>{source}</Option>
          ))}
        </Combobox>
      </Field>
      <TextField
        label="Target folder"
        required
        monospace
        hint="Made when it is missing, for example C:\Tools."
        value={step.destination}
        onChange={(destination) => onChange({ ...step, destination })}
        problem={problems.destination}
      />
      <Checkbox
        label="Overwrite files that are there"
        checked={step.overwrite}
        onChange={(_event, data) => onChange({ ...step, overwrite: data.checked === true })}
      />
    </>
  );
};

const wholeNumbers = "Enter whole numbers, separated by commas.";

interface StepPanelProps {
  readonly step: SoftwareStep;
  readonly files: readonly PackageFile[];
  readonly onDone: (step: SoftwareStep) => void;
  readonly onClose: () => void;
}

/** Edits one step; the package is saved afterwards, as a whole. */
export const StepPanel = ({ step: opened, files, onDone, onClose }: StepPanelProps) => {
  const [step, setStep] = useState(opened);
  const [problems, setProblems] = useState<Problems>({});
  const [texts, setTexts] = useState<Texts>({
    timeout: opened.kind === "powershell" ? String(opened.timeoutSeconds) : "",
    success: opened.kind === "powershell" ? formatExitCodes(opened.successExitCodes) : "",
    reboot: opened.kind === "powershell" ? formatExitCodes(opened.rebootExitCodes) : "",
  });
  const finish = () => {
    const success = parseExitCodes(texts.success);
    const reboot = parseExitCodes(texts.reboot);
    const complete: SoftwareStep =
      step.kind === "copy"
        ? step
        : {
            ...step,
            timeoutSeconds: Number(texts.timeout),
            successExitCodes: success ?? [],
            rebootExitCodes: reboot ?? [],
          };
    const found = {
      ...problemsOf(softwareStep, complete),
      ...(step.kind === "powershell" && !success?.length && { successExitCodes: wholeNumbers }),
      ...(step.kind === "powershell" && !reboot && { rebootExitCodes: wholeNumbers }),
    };
    setProblems(found);
    if (noProblems(found)) onDone(complete);
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
      <TextField
        label="Name"
        required
        hint="Shown while the step runs, for example “Install Contoso VPN”."
        value={step.name}
        onChange={(name) => setStep({ ...step, name })}
        problem={problems.name}
      />
      {step.kind === "powershell" ? (
        <PowerShellFields step={step} onChange={setStep} problems={problems} texts={texts} onTexts={setTexts} />
      ) : (
        <CopyFields step={step} onChange={setStep} problems={problems} files={files} />
      )}
      <Checkbox
        label="Go on with the deployment when this step fails"
        checked={step.continueOnError}
        onChange={(_event, data) => setStep({ ...step, continueOnError: data.checked === true })}
      />
    </EditPanel>
  );
};
