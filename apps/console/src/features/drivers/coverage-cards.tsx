import { makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import type { DriverCoverage, MissingPart } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { counted } from "../../components/format.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  row: { display: "grid", gap: tokens.spacingVerticalXXS, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Rows that one reads. */
const mostShown = 50;

export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${Math.floor((part / whole) * 100)}\u00a0%`;

interface SharesCardProps {
  readonly title: string;
  readonly shares: DriverCoverage["classes"];
}

/** How many parts of each kind the library has a driver for. */
export const SharesCard = ({ title, shares }: SharesCardProps) => {
  const styles = useStyles();
  return (
    <Card title={title}>
      <ul className={styles.list} aria-label={title}>
        {shares.slice(0, mostShown).map(({ name, parts, covered }) => (
          <li key={name} className={styles.row}>
            <Text>
              {name} · {shareOf(covered, parts)}
            </Text>
            <ProgressBar aria-label={`${name}: ${shareOf(covered, parts)}`} value={covered} max={Math.max(parts, 1)} />
            <span className={styles.quiet}>
              {covered.toLocaleString("en")} of {counted(parts, "part")}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
};

/** Parts without any driver, with what to do about them. */
export const MissingCard = ({ missing }: { readonly missing: readonly MissingPart[] }) => {
  const styles = useStyles();
  return (
    <Card title={`Parts without a driver (${missing.length})`}>
      {missing.length === 0 && <Text>Every part that needs a driver gets one.</Text>}
      <ul className={styles.list} aria-label="Parts without a driver">
        {missing.slice(0, mostShown).map(({ name, hardwareId, devices, models, why }) => (
          <li key={hardwareId} className={styles.row}>
            <Text weight="semibold">{name}</Text>
            <span className={styles.quiet}>{hardwareId}</span>
            <span className={styles.quiet}>
              In {counted(devices, "device")}: {models.join(", ")}. {why}
            </span>
            <Text>Import a pack for {models[0] ?? "this model"}.</Text>
          </li>
        ))}
      </ul>
      {missing.length > mostShown && <Text className={styles.quiet}>… and {missing.length - mostShown} more.</Text>}
    </Card>
  );
};
