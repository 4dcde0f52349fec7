import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { type Plan, phase as phases } from "@windlass/protocol";
import { phaseNames } from "../deployments/states.ts";

const useStyles = makeStyles({
  phases: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  steps: {
    margin: 0,
    marginTop: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalXXL,
    display: "grid",
    gap: tokens.spacingVerticalS,
    overflowWrap: "anywhere",
  },
  why: { display: "block", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  drivers: { margin: 0, paddingLeft: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200 },
});

type Step = Plan["steps"][number];

const Drivers = ({ step }: { readonly step: Step }) => {
  const styles = useStyles();
  if (step.action !== "inject-drivers") return null;
  return (
    <ul className={styles.drivers} aria-label="Drivers">
      {step.drivers.map(({ id, inf, description, version, devices, why }) => (
        <li key={id}>
          {description || inf} {version ?? ""} ({inf}) for {devices.join(", ")}
          <span className={styles.why}>{why}</span>
        </li>
      ))}
    </ul>
  );
};

/** Everything that would be done, in order, each with the reason for it. */
export const PlannedSteps = ({ plan }: { readonly plan: Plan }) => {
  const styles = useStyles();
  const numbers = new Map(plan.steps.map(({ id }, index) => [id, index + 1]));
  return (
    <ol className={styles.phases} aria-label="Steps">
      {phases.options.map((phase) => {
        const own = plan.steps.filter((step) => step.phase === phase);
        return (
          own.length > 0 && (
            <li key={phase}>
              <Text weight="semibold">{phaseNames[phase]}</Text>
              <ol className={styles.steps} start={numbers.get(own[0]?.id ?? "") ?? 1}>
                {own.map((step) => (
                  <li key={step.id}>
                    {step.title}
                    {step.why !== "" && <span className={styles.why}>{step.why}</span>}
                    <Drivers step={step} />
                  </li>
                ))}
              </ol>
            </li>
          )
        );
      })}
    </ol>
  );
};
