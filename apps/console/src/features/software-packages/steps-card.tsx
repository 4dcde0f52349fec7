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
import { type PackageFile, type SoftwareStep, softwareStep } from "@windlass/protocol";
import { useState } from "react";
import { Card } from "../../components/card.tsx";
import { OrderedList } from "../../components/ordered-list.tsx";
import { hasSource } from "./package-sources.ts";
import { newStep, stepKinds, stepSummary } from "./step-kinds.tsx";
import { StepPanel } from "./step-panel.tsx";

const useStyles = makeStyles({ hint: { color: tokens.colorNeutralForeground3 } });
const kinds = softwareStep.options.map((option) => option.shape.kind.value);

interface StepsCardProps {
  readonly steps: readonly SoftwareStep[];
  readonly files: readonly PackageFile[];
  readonly onChange: (steps: SoftwareStep[]) => void;
  readonly readOnly: boolean;
}

/** The steps of a package, in the order in which they run. */
export const StepsCard = ({ steps, files, onChange, readOnly }: StepsCardProps) => {
  const styles = useStyles();
  const [open, setOpen] = useState<SoftwareStep | null>(null);
  const apply = (step: SoftwareStep) => {
    const known = steps.some((other) => other.id === step.id);
    onChange(known ? steps.map((other) => (other.id === step.id ? step : other)) : [...steps, step]);
    setOpen(null);
  };
  const missing = (step: SoftwareStep) =>
    step.kind === "copy" && !hasSource(files, step.source) ? "No file of the package has this path." : undefined;
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
    <Card title="Steps" actions={add}>
      {steps.length === 0 && (
        <Text className={styles.hint}>No steps yet. Add what is to be done on the device, in order.</Text>
      )}
      <OrderedList
        label="Steps"
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
      {open && <StepPanel step={open} files={files} onDone={apply} onClose={() => setOpen(null)} />}
    </Card>
  );
};
