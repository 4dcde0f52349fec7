import { Button, DrawerBody, DrawerFooter, makeStyles, Subtitle2, Text, tokens } from "@fluentui/react-components";
import {
  type OptionProblem,
  optionsOf,
  overrideOf,
  packageOptionProblems,
  parametersOf,
  signsSomebodyIn,
} from "@windlass/planner";
import type { PackageOptions, PackageOverride, SoftwarePackageView } from "@windlass/protocol";
import { PageLink } from "../../../components/links.tsx";
import { Panel } from "../../../components/panel.tsx";
import type { BuildPartProps } from "../build-tab.ts";
import { Choice } from "../choice.tsx";
import { changedOptions } from "./changed-options.ts";
import { ParameterField } from "./parameter-field.tsx";
import { titleOf } from "./software-rows.ts";

const useStyles = makeStyles({
  fields: { display: "grid", gap: tokens.spacingVerticalL, alignContent: "start" },
  parameters: { display: "grid", gap: tokens.spacingVerticalL },
  title: { margin: 0 },
  hint: { color: tokens.colorNeutralForeground3 },
  problem: { color: tokens.colorStatusDangerForeground1 },
});

const presences = [
  { id: "required", name: "Always", when: "Whoever approves a device cannot leave it out." },
  { id: "preselected", name: "Optional, preselected", when: "Installed unless whoever approves leaves it out." },
  { id: "not-preselected", name: "Optional, not preselected", when: "Left out unless whoever approves chooses it." },
] as const;

interface PackageOptionsPanelProps extends BuildPartProps {
  readonly software: SoftwarePackageView;
  readonly packages: readonly SoftwarePackageView[];
  readonly organisationId: string;
  readonly onClose: () => void;
}

/** How a build has one of its packages. Kept with the build, when that is saved. */
export const PackageOptionsPanel = ({
  software,
  packages,
  organisationId,
  onClose,
  ...part
}: PackageOptionsPanelProps) => {
  const styles = useStyles();
  const { value, onChange, problems, readOnly } = part;
  const options = optionsOf(value, software.id);
  const parameters = parametersOf(software);
  const found = packageOptionProblems(value, packages).filter(({ packageId }) => packageId === software.id);
  const problemOf = (field: OptionProblem["field"]) => found.find((one) => one.field === field)?.message;
  const set = (change: Partial<PackageOptions>) =>
    onChange({ packageOptions: changedOptions(value, software.id, change) });
  const setOverride = (parameter: Pick<PackageOverride, "of" | "name">, override: PackageOverride | null) => {
    const others = options.overrides.filter((one) => one.of !== parameter.of || one.name !== parameter.name);
    set({ overrides: override ? [...others, override] : others });
  };
  const lost = options.overrides.filter(
    ({ of, name }) => !parameters.some((one) => one.of === of && one.name === name),
  );
  const place = value.packageOptions.findIndex(({ packageId }) => packageId === software.id);
  const canSignIn = signsSomebodyIn(value.ending);
  return (
    <Panel open title={titleOf(software)} onClose={onClose}>
      <DrawerBody>
        <div className={styles.fields}>
          <Text className={styles.hint}>
            In this build. What the package does for every build is set in{" "}
            <PageLink to="/software-packages/$packageId" params={{ packageId: software.id }}>
              the package
            </PageLink>
            .
          </Text>
          <Choice
            label="On devices"
            options={presences}
            value={options.presence}
            onChange={(presence) => set({ presence })}
            readOnly={readOnly}
          />
          <Choice
            label="Installed"
            options={[
              {
                id: "before-sign-in",
                name: "Before the first sign-in",
                when: "As usual: as SYSTEM, nobody is signed in.",
              },
              {
                id: "signed-in",
                name: "While somebody is signed in",
                when: canSignIn
                  ? "After the others, once the temporary administrator of the deployment is signed in."
                  : "Only in a build that ends at a ready desktop and signs a temporary administrator in: see Out-of-box experience. Nothing of Windlass is left on the device when its user signs in.",
              },
            ]}
            value={options.phase}
            onChange={(phase) => set({ phase })}
            readOnly={readOnly}
            problem={problemOf("phase")}
          />
          <section className={styles.parameters} aria-label="Values">
            <Subtitle2 as="h3" className={styles.title}>
              Values
            </Subtitle2>
            {parameters.length === 0 && (
              <Text className={styles.hint}>
                The steps of the package have no variables, and give no properties to Windows Installer, that a build
                could set.
              </Text>
            )}
            {problemOf("overrides") && (
              <Text role="alert" className={styles.problem}>
                {problemOf("overrides")}
              </Text>
            )}
            {parameters.map((parameter) => (
              <ParameterField
                key={`${parameter.of} ${parameter.name}`}
                parameter={parameter}
                override={overrideOf(options.overrides, parameter)}
                onChange={(override) => setOverride(parameter, override)}
                organisationId={organisationId}
                readOnly={readOnly}
                problem={
                  place >= 0 && Object.keys(problems).some((path) => path.startsWith(`packageOptions.${place}.`))
                    ? "Choose a secret."
                    : undefined
                }
              />
            ))}
            {lost.map((override) => (
              <Button
                key={`${override.of} ${override.name}`}
                disabled={readOnly}
                onClick={() => setOverride(override, null)}
              >
                Take out {override.name}, which the package no longer has
              </Button>
            ))}
          </section>
        </div>
      </DrawerBody>
      <DrawerFooter>
        <Button appearance="primary" onClick={onClose}>
          Done
        </Button>
        <Text className={styles.hint}>{readOnly ? "" : "Saved with the build."}</Text>
      </DrawerFooter>
    </Panel>
  );
};
