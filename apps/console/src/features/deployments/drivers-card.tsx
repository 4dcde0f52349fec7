import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { DeploymentView, DriverFinding, PlannedDriver } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { ToldFailure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { PageLink } from "../../components/links.tsx";
import { State } from "../../components/state.tsx";

const useStyles = makeStyles({
  parts: { display: "grid", gap: tokens.spacingVerticalM },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  row: { display: "grid", gap: tokens.spacingVerticalXXS, overflowWrap: "anywhere" },
  head: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  conflicts: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

type Outcome = DeploymentView["steps"][number]["drivers"][number];

const outcomes = {
  added: { tone: "good", word: "Added" },
  failed: { tone: "warning", word: "Not added" },
} as const;

const DriverRow = ({ driver, outcome }: { readonly driver: PlannedDriver; readonly outcome: Outcome | undefined }) => {
  const styles = useStyles();
  const state = outcome && outcomes[outcome.outcome];
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <Text weight="semibold">{driver.inf}</Text>
        <Text>{driver.version}</Text>
        {state && <State tone={state.tone}>{state.word}</State>}
      </div>
      <span className={styles.quiet}>
        {driver.devices.join(", ")}
        {driver.pack && ` · ${driver.pack}`}
      </span>
      <span className={styles.quiet}>{driver.why}</span>
      {outcome?.error && <ToldFailure told={outcome.error} />}
    </li>
  );
};

const Without = ({ findings }: { readonly findings: readonly DriverFinding[] }) => {
  const styles = useStyles();
  return (
    <details>
      <summary>{counted(findings.length, "part")} without a driver of the library</summary>
      <ul className={styles.conflicts}>
        {[...findings.entries()].map(([position, { device, hardwareId, why }]) => (
          <li key={position} className={styles.quiet}>
            {device}
            {hardwareId && hardwareId !== device && ` (${hardwareId})`}: {why}
          </li>
        ))}
      </ul>
    </details>
  );
};

/** The drivers that the device gets with what became of each, and the parts about which somebody should know. */
export const DriversCard = ({ deployment: { plan, steps } }: { readonly deployment: DeploymentView }) => {
  const styles = useStyles();
  const step = plan?.steps.find((candidate) => candidate.action === "inject-drivers");
  const drivers = step?.action === "inject-drivers" ? step.drivers : [];
  const findings = plan?.driverFindings ?? [];
  if (drivers.length === 0 && findings.length === 0) return null;
  const became = new Map(
    steps.find(({ id }) => id === step?.id)?.drivers.map((outcome) => [outcome.driverId, outcome]),
  );
  const conflicts = findings.filter(({ kind }) => kind === "conflict");
  const without = findings.filter(({ kind }) => kind === "none");
  return (
    <Card title={`Drivers (${drivers.length})`}>
      <div className={styles.parts}>
        {conflicts.length > 0 && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{counted(conflicts.length, "part")} with equally good drivers</MessageBarTitle>
              None of them was added. Limit or switch off one of each in <PageLink to="/drivers">Drivers</PageLink>,
              then publish and deploy again.
              <ul className={styles.conflicts}>
                {conflicts.map(({ device, hardwareId, why }) => (
                  <li key={`${device} ${hardwareId}`}>
                    {device}: {why}
                  </li>
                ))}
              </ul>
            </MessageBarBody>
          </MessageBar>
        )}
        {drivers.length > 0 && (
          <ul className={styles.list} aria-label="Drivers">
            {drivers.map((driver) => (
              <DriverRow key={driver.id} driver={driver} outcome={became.get(driver.id)} />
            ))}
          </ul>
        )}
        {without.length > 0 && <Without findings={without} />}
      </div>
    </Card>
  );
};
