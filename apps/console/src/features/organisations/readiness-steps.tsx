import { makeStyles, tokens } from "@fluentui/react-components";
import { preparationSteps, type ReadinessReport, type ReadinessRow } from "@windlass/protocol";
import { Fragment, useId } from "react";
import { PageLink } from "../../components/links.tsx";
import { ReadinessRowView } from "./readiness-row.tsx";
import { type ReadinessCheck, rowKey } from "./use-readiness-check.ts";

const useStyles = makeStyles({
  step: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  number: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  rows: { listStyleType: "none", margin: 0, padding: 0 },
  part: {
    margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalS}`,
    ":first-of-type": { marginTop: 0 },
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface StepProps {
  readonly number: number;
  readonly rows: readonly ReadinessRow[];
  readonly report: ReadinessReport;
  readonly checks: ReadinessCheck;
  readonly mayCheck: boolean;
}

const Step = ({ number, rows, report, checks, mayCheck }: StepProps) => {
  const styles = useStyles();
  const heading = useId();
  return (
    // No landmark: several builds have the same step.
    <div className={styles.step}>
      <h4 className={styles.heading} id={heading}>
        <span className={styles.number}>Step {number}</span> {preparationSteps[number - 1]}
      </h4>
      <ul className={styles.rows} aria-labelledby={heading}>
        {rows.map((row) => (
          <ReadinessRowView
            key={rowKey(row)}
            row={row}
            reportCheckedAt={report.checkedAt}
            checking={checks.checkingRow === rowKey(row)}
            disabled={checks.check.isPending}
            checkAgain={mayCheck ? () => checks.checkRow(row) : null}
          />
        ))}
      </ul>
    </div>
  );
};

type StepsProps = Omit<StepProps, "number">;

const Steps = ({ rows, ...others }: StepsProps) =>
  preparationSteps.map((title, index) => {
    const own = rows.filter(({ step }) => step === index + 1);
    return own.length > 0 && <Step key={title} number={index + 1} rows={own} {...others} />;
  });

/** A report's rows by the seven preparation steps; those of each build under its name. */
export const ReadinessSteps = ({ report, ...others }: Omit<StepsProps, "rows">) => {
  const styles = useStyles();
  const of = (wanted: string | null) => report.rows.filter(({ buildId }) => buildId === wanted);
  return (
    <>
      <h3 className={styles.part}>Tenant connection</h3>
      <Steps rows={of(null)} report={report} {...others} />
      {report.builds.map(({ id, name }) => (
        <Fragment key={id}>
          <h3 className={styles.part}>
            Build{" "}
            <PageLink to="/builds/$buildId" params={{ buildId: id }}>
              {name}
            </PageLink>
          </h3>
          <Steps rows={of(id)} report={report} {...others} />
        </Fragment>
      ))}
    </>
  );
};
