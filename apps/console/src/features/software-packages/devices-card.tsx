import { Field, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import {
  type PackageDetails,
  packageClass,
  packageDetailsProblems,
  type SoftwarePackageView,
} from "@windlass/protocol";
import type { SoftwarePackageDefinition } from "../../api/software-packages.ts";
import { Card } from "../../components/card.tsx";
import { FilterEditor } from "../../components/filter-editor/filter-editor.tsx";
import type { Problems } from "../../forms/problems.ts";
import { stepWords } from "./steps/step-words.ts";

const useStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
});

interface DevicesCardProps {
  readonly softwarePackage: SoftwarePackageView;
  readonly definition: SoftwarePackageDefinition;
  readonly problems: Problems;
  readonly readOnly: boolean;
  readonly onChange: (changes: Partial<SoftwarePackageDefinition>) => void;
}

const classHints: Readonly<Record<PackageDetails["class"], string>> = {
  software: "A build lists it, and every device of the build gets it that the filter lets through.",
  "driver-app": "Comes with hardware, as the control panel of a sound card does: only where the filter finds it.",
};

/** Whether it is software or comes with hardware, and which devices get it. */
export const DevicesCard = ({ softwarePackage, definition, problems, readOnly, onChange }: DevicesCardProps) => {
  const styles = useStyles();
  const [missing] = packageDetailsProblems(definition);
  const incomplete = Object.keys(problems).some((path) => path.startsWith("filter"));
  return (
    <Card title="Which devices it is for">
      <div className={styles.fields}>
        <Field label="Class" hint={classHints[definition.class]}>
          <RadioGroup
            layout="horizontal"
            disabled={readOnly}
            value={definition.class}
            onChange={(_event, data) => onChange({ class: packageClass.parse(data.value) })}
          >
            {packageClass.options.map((one) => (
              <Radio key={one} value={one} label={stepWords.values[one] ?? one} />
            ))}
          </RadioGroup>
        </Field>
        <FilterEditor
          value={definition.filter}
          onChange={(filter) => onChange({ filter })}
          organisationId={softwarePackage.organisationId}
          disabled={readOnly}
          problem={incomplete ? "A condition is not complete; it cannot be saved like this." : missing}
        />
      </div>
    </Card>
  );
};
