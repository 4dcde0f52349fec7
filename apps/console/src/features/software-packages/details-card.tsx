import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { architecture, rebootBehaviour, type SoftwarePackageView } from "@windlass/protocol";
import type { SoftwarePackageDefinition } from "../../api/software-packages.ts";
import { Card } from "../../components/card.tsx";
import { PageLink } from "../../components/links.tsx";
import { ChoiceBoxes } from "../../forms/choice-boxes.tsx";
import type { Problems } from "../../forms/problems.ts";
import { wordsOf } from "../../forms/schema-form/words.ts";
import { TextArea } from "../../forms/text-area.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { DependenciesField } from "./dependencies-field.tsx";
import { ReplacesField } from "./replaces-field.tsx";
import { stepWords } from "./steps/step-words.ts";

const useStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  title: {
    display: "grid",
    gridTemplateColumns: "2fr 1fr",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
    "@media (max-width: 480px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
});

interface DetailsCardProps {
  readonly softwarePackage: SoftwarePackageView;
  readonly definition: SoftwarePackageDefinition;
  readonly problems: Problems;
  readonly readOnly: boolean;
  readonly onChange: (changes: Partial<SoftwarePackageDefinition>) => void;
}

const processors = architecture.options.map((id) => ({ id, name: stepWords.values[id] ?? id }));

/** What a package is called, what it needs, and how the device is restarted after it. */
export const DetailsCard = ({ softwarePackage, definition, problems, readOnly, onChange }: DetailsCardProps) => {
  const styles = useStyles();
  const { description, dependencies, architectures, reboot } = definition;
  return (
    <Card
      title="Package"
      actions={
        <PageLink to="/software/$productId" params={{ productId: softwarePackage.productId }}>
          All versions
        </PageLink>
      }
    >
      <div className={styles.fields}>
        <div className={styles.title}>
          <TextField
            label="Name"
            required
            hint="The product's; another name makes it a version of another product."
            disabled={readOnly}
            value={definition.name}
            onChange={(name) => onChange({ name })}
            problem={problems.name}
          />
          <TextField
            label="Version"
            required
            disabled={readOnly}
            value={definition.version}
            onChange={(version) => onChange({ version })}
            problem={problems.version}
          />
        </div>
        <TextArea
          label={wordsOf(stepWords, "package", "description").label}
          disabled={readOnly}
          value={description}
          onChange={(text) => onChange({ description: text })}
          problem={problems.description}
        />
        <DependenciesField
          softwarePackage={softwarePackage}
          value={dependencies}
          readOnly={readOnly}
          onChange={(changed) => onChange({ dependencies: changed })}
        />
        <ReplacesField
          softwarePackage={softwarePackage}
          definition={definition}
          readOnly={readOnly}
          onChange={(replaces) => onChange({ replaces })}
        />
        <ChoiceBoxes
          {...wordsOf(stepWords, "package", "architectures")}
          options={processors}
          value={architectures}
          disabled={readOnly}
          onChange={(chosen) => onChange({ architectures: architecture.options.filter((one) => chosen.includes(one)) })}
        />
        <Field {...wordsOf(stepWords, "package", "reboot")}>
          <Select
            disabled={readOnly}
            value={reboot}
            onChange={(_event, data) => onChange({ reboot: rebootBehaviour.parse(data.value) })}
          >
            {rebootBehaviour.options.map((one) => (
              <option key={one} value={one}>
                {stepWords.values[one] ?? one}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Card>
  );
};
