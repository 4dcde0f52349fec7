import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  tokens,
} from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons";
import { filesNamedBy, holdsFile } from "@windlass/planner";
import { type PackageFile, type SoftwareStep, softwareStep } from "@windlass/protocol";
import { useState } from "react";
import { Card } from "../../../components/card.tsx";
import { OrderedList } from "../../../components/ordered-list.tsx";
import { hasSource } from "../files/package-sources.ts";
import { newStep, type StepDraft, stepKinds, stepSummary } from "./step-kinds.tsx";
import { StepPanel } from "./step-panel.tsx";

const useStyles = makeStyles({ hint: { color: tokens.colorNeutralForeground3 } });
const kinds = softwareStep.options.map((option) => option.shape.kind.value);

interface StepsCardProps {
  readonly title?: string;
  readonly hint?: string;
  readonly steps: readonly SoftwareStep[];
  readonly files: readonly PackageFile[];
  /** Whose secrets and devices the steps are offered. */
  readonly organisationId: string;
  readonly onChange: (steps: SoftwareStep[]) => void;
  readonly readOnly: boolean;
}

/** The steps of a package, in the order in which they run. */
export const StepsCard = ({
  title = "Steps",
  hint,
  steps,
  files,
  organisationId,
  onChange,
  readOnly,
}: StepsCardProps) => {
  const styles = useStyles();
  const [open, setOpen] = useState<StepDraft | null>(null);
  const apply = (step: SoftwareStep) => {
    const known = steps.some((other) => other.id === step.id);
    onChange(known ? steps.map((other) => (other.id === step.id ? step : other)) : [...steps, step]);
    setOpen(null);
  };
  const missing = (step: SoftwareStep) => {
    if (step.kind === "copy")
      return hasSource(files, step.source) ? undefined : "No file of the package has this path.";
    if (step.kind === "winget" && step.pins.length === 0)
      return "It was not resolved yet: open it and find its installers.";
    const lost = filesNamedBy(step, files).find((file) => !holdsFile(files, file));
    return lost === undefined ? undefined : `The package does not hold the file ${lost}.`;
  };
  const add = !readOnly && (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" icon={<Add16Regular />}>
          Add step
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {kinds.map((kind) => (
            <MenuItem
              key={kind}
              icon={stepKinds[kind].icon}
              onClick={() => setOpen(newStep(kind, crypto.randomUUID()))}
            >
              {stepKinds[kind].title}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
  return (
    <Card title={title} actions={add}>
      {steps.length === 0 && (
        <Text className={styles.hint}>{hint ?? "No steps yet. Add what is to be done on the device, in order."}</Text>
      )}
      <OrderedList
        label={title}
        readOnly={readOnly}
        items={steps.map((step) => ({
          id: step.id,
          title: step.name,
          detail: stepSummary(step),
          icon: stepKinds[step.kind].icon,
          problem: missing(step),
        }))}
        onMove={(order) => onChange(order.flatMap((id) => steps.find((step) => step.id === id) ?? []))}
        onRemove={(id) => onChange(steps.filter((step) => step.id !== id))}
        onEdit={(id) => setOpen(steps.find((step) => step.id === id) ?? null)}
      />
      {open && (
        <StepPanel
          step={open}
          files={files}
          organisationId={organisationId}
          onDone={apply}
          onClose={() => setOpen(null)}
        />
      )}
    </Card>
  );
};
