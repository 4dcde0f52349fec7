import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Add16Regular, SearchInfo20Regular } from "@fluentui/react-icons";
import { type DetectionRule, detectionRule } from "@windlass/protocol";
import { useState } from "react";
import { Card } from "../../components/card.tsx";
import { OrderedList } from "../../components/ordered-list.tsx";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { blankOf } from "../../forms/schema-form/shape.ts";
import { VariantsControl } from "../../forms/schema-form/variants-control.tsx";
import { useShownProblems } from "../../forms/shown-problems.ts";
import { stepWords } from "./steps/step-words.ts";

const useStyles = makeStyles({ hint: { color: tokens.colorNeutralForeground3 } });

const summary = (rule: DetectionRule): string => {
  switch (rule.kind) {
    case "msi-product":
      return rule.productCode;
    case "file-version":
      return rule.path;
    case "registry-value":
      return `${rule.key}\\${rule.name || "(default)"} ${stepWords.values[rule.operator]} ${rule.value}`.trim();
    case "script":
      return rule.script.slice(0, 80);
  }
};

interface RulePanelProps {
  readonly rule: unknown;
  readonly onDone: (rule: DetectionRule) => void;
  readonly onClose: () => void;
}

const RulePanel = ({ rule: opened, onDone, onClose }: RulePanelProps) => {
  const [rule, setRule] = useState(opened);
  const { touch, showAll, shown } = useShownProblems();
  const found: Problems = Object.fromEntries(
    Object.entries(problemsOf(detectionRule, rule)).map(([path, problem]) => [`rule.${path}`, problem]),
  );
  const finish = () => {
    showAll();
    const parsed = detectionRule.safeParse(rule);
    if (noProblems(found) && parsed.success) onDone(parsed.data);
  };
  return (
    <EditPanel
      open
      title="Detection rule"
      saveLabel="Apply"
      saving={false}
      error={null}
      onSave={finish}
      onTouch={touch}
      onClose={onClose}
    >
      <VariantsControl
        name="rule"
        schema={detectionRule}
        variant="rule"
        value={rule}
        onChange={setRule}
        problems={shown(found)}
        path="rule"
        words={stepWords}
        discriminator="kind"
        options={detectionRule.options}
      />
    </EditPanel>
  );
};

interface DetectionCardProps {
  readonly rules: readonly DetectionRule[];
  readonly readOnly: boolean;
  readonly onChange: (rules: DetectionRule[]) => void;
}

/** How a device sees that the package is there already. */
export const DetectionCard = ({ rules, readOnly, onChange }: DetectionCardProps) => {
  const styles = useStyles();
  /** Which rule is edited; one behind the last is new. */
  const [open, setOpen] = useState<number | null>(null);
  const add = !readOnly && (
    <Button size="small" icon={<Add16Regular />} onClick={() => setOpen(rules.length)}>
      Add rule
    </Button>
  );
  const apply = (rule: DetectionRule) => {
    onChange(
      open !== null && open < rules.length
        ? rules.map((other, place) => (place === open ? rule : other))
        : [...rules, rule],
    );
    setOpen(null);
  };
  return (
    <Card title="Detection" actions={add}>
      {rules.length === 0 && (
        <Text className={styles.hint}>
          No rules: the steps run on every device. With rules, one that has it is passed over.
        </Text>
      )}
      <OrderedList
        label="Detection rules"
        readOnly={readOnly}
        items={rules.map((rule, index) => ({
          id: String(index),
          title: stepWords.values[rule.kind] ?? rule.kind,
          detail: summary(rule),
          icon: <SearchInfo20Regular />,
        }))}
        onMove={(order) => onChange(order.flatMap((id) => rules[Number(id)] ?? []))}
        onRemove={(id) => onChange(rules.filter((_rule, index) => String(index) !== id))}
        onEdit={(id) => setOpen(Number(id))}
      />
      {open !== null && (
        <RulePanel rule={rules[open] ?? blankOf(detectionRule)} onDone={apply} onClose={() => setOpen(null)} />
      )}
    </Card>
  );
};
