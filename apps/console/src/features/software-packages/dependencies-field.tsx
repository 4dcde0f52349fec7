import { Button, Combobox, Field, makeStyles, Option, Text, tokens } from "@fluentui/react-components";
import { Delete16Regular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { dependencyCycle } from "@windlass/planner";
import type { SoftwarePackageView } from "@windlass/protocol";
import { useState } from "react";
import { softwarePackagesQuery } from "../../api/software-packages.ts";
import { PageLink } from "../../components/links.tsx";
import { wordsOf } from "../../forms/schema-form/words.ts";
import { stepWords } from "./step-words.ts";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalXS, minWidth: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, overflowWrap: "anywhere" },
  problem: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
});

const mostOptions = 100;
const titleOf = ({ name, version }: SoftwarePackageView): string => `${name} ${version}`;

interface DependenciesFieldProps {
  readonly softwarePackage: SoftwarePackageView;
  readonly value: readonly string[];
  readonly readOnly: boolean;
  readonly onChange: (dependencies: string[]) => void;
}

/** The packages that must be there before, with the way round where they come to need each other. */
export const DependenciesField = ({ softwarePackage, value, readOnly, onChange }: DependenciesFieldProps) => {
  const styles = useStyles();
  const [typed, setTyped] = useState("");
  const { id, organisationId } = softwarePackage;
  const { data: packages = [], isPending } = useQuery(softwarePackagesQuery(organisationId));
  const cycle = dependencyCycle(
    packages.map((other) => (other.id === id ? { ...other, dependencies: [...value] } : other)),
    id,
  );
  const addable = packages.filter(
    (other) =>
      other.id !== id && !value.includes(other.id) && titleOf(other).toLowerCase().includes(typed.toLowerCase()),
  );
  return (
    <div className={styles.root}>
      <Field
        {...wordsOf(stepWords, "package", "dependencies")}
        {...(cycle && {
          validationMessage: `They go round in a circle: ${cycle.join(" → ")}.`,
          validationState: "error" as const,
        })}
      >
        <Combobox
          disabled={readOnly}
          placeholder={packages.length > 1 ? "Add a package" : "There are no other packages"}
          value={typed}
          selectedOptions={[]}
          onChange={(event) => setTyped(event.target.value)}
          onOptionSelect={(_event, data) => {
            if (data.optionValue) onChange([...value, data.optionValue]);
            setTyped("");
          }}
        >
          {addable.slice(0, mostOptions).map((other) => (
            <Option key={other.id} value={other.id}>
              {titleOf(other)}
            </Option>
          ))}
        </Combobox>
      </Field>
      {value.length > 0 && (
        <ul className={styles.list} aria-label="Dependencies">
          {value.map((wanted) => {
            const found = packages.find((other) => other.id === wanted);
            const title = found ? titleOf(found) : wanted;
            return (
              <li key={wanted} className={styles.item}>
                {found ? (
                  <PageLink to="/software-packages/$packageId" params={{ packageId: wanted }}>
                    {title}
                  </PageLink>
                ) : (
                  <Text className={styles.problem}>
                    {isPending ? "Loading …" : `A package that is gone (${wanted})`}
                  </Text>
                )}
                {!readOnly && (
                  <Button
                    size="small"
                    appearance="subtle"
                    icon={<Delete16Regular />}
                    aria-label={`Remove the dependency on ${title}`}
                    onClick={() => onChange(value.filter((other) => other !== wanted))}
                  />
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
};
