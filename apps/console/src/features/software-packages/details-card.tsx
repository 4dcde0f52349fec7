import { Dropdown, Field, makeStyles, Option, Textarea, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { architecture, rebootBehaviour, type SoftwarePackageView } from "@windlass/protocol";
import { type SoftwarePackageDefinition, softwarePackagesQuery } from "../../api/software-packages.ts";
import { Card } from "../../components/card.tsx";
import type { Problems } from "../../forms/problems.ts";
import { stepWords } from "./step-words.ts";

const useStyles = makeStyles({ fields: { display: "grid", gap: tokens.spacingVerticalL } });

interface DetailsCardProps {
  readonly softwarePackage: SoftwarePackageView;
  readonly definition: SoftwarePackageDefinition;
  readonly problems: Problems;
  readonly readOnly: boolean;
  readonly onChange: (changes: Partial<SoftwarePackageDefinition>) => void;
}

const everyProcessor = "All";

/** What a package needs, which devices it is for, and how it is restarted after. */
export const DetailsCard = ({ softwarePackage, definition, problems, readOnly, onChange }: DetailsCardProps) => {
  const styles = useStyles();
  const { id, organisationId } = softwarePackage;
  const { data: packages = [] } = useQuery(softwarePackagesQuery(organisationId));
  const others = packages.filter((other) => other.id !== id && other.organisationId === organisationId);
  const titleOf = (wanted: string) => {
    const found = others.find((other) => other.id === wanted);
    return found ? `${found.name} ${found.version}` : "A package that is gone";
  };
  const { description, dependencies, architectures, reboot } = definition;
  return (
    <Card title="Details">
      <div className={styles.fields}>
        <Field
          label="Description"
          {...(problems.description && { validationMessage: problems.description, validationState: "error" as const })}
        >
          <Textarea
            value={description}
            disabled={readOnly}
            resize="vertical"
            onChange={(_event, data) => onChange({ description: data.value })}
          />
        </Field>
        <Field label="Depends on" hint="Installed before it, also where the build does not list them.">
          <Dropdown
            multiselect
            disabled={readOnly}
            placeholder={others.length === 0 ? "There are no other packages" : "Nothing"}
            selectedOptions={dependencies}
            value={dependencies.map(titleOf).join(", ")}
            onOptionSelect={(_event, data) => onChange({ dependencies: data.selectedOptions })}
          >
            {others.map((other) => (
              <Option key={other.id} value={other.id}>
                {titleOf(other.id)}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Field label="Processors" hint="Devices with another one pass it over.">
          <Dropdown
            multiselect
            disabled={readOnly}
            selectedOptions={architectures}
            value={architectures.length === 0 ? everyProcessor : architectures.join(", ")}
            onOptionSelect={(_event, data) =>
              onChange({ architectures: architecture.options.filter((one) => data.selectedOptions.includes(one)) })
            }
          >
            {architecture.options.map((one) => (
              <Option key={one} value={one}>
                {one}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Field label="Restart">
          <Dropdown
            disabled={readOnly}
            selectedOptions={[reboot]}
            value={stepWords.values[reboot] ?? reboot}
            onOptionSelect={(_event, data) => {
              const chosen = rebootBehaviour.safeParse(data.optionValue);
              if (chosen.success) onChange({ reboot: chosen.data });
            }}
          >
            {rebootBehaviour.options.map((one) => (
              <Option key={one} value={one}>
                {stepWords.values[one] ?? one}
              </Option>
            ))}
          </Dropdown>
        </Field>
      </div>
    </Card>
  );
};
