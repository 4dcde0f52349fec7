import { makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import type { AutopilotImportDetail } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { Facts } from "../../components/facts.tsx";
import { counted, formatBytes } from "../../components/format.ts";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalM },
  finding: { display: "block" },
});

/** How far the devices are, once they are being registered. */
const Progress = ({ detail }: { readonly detail: AutopilotImportDetail }) => {
  const { created, ready, failed } = detail.registrations;
  const { accepted, warning, leftOut } = detail.rows;
  const total = accepted + warning - leftOut;
  return (
    <div>
      <Text aria-live="polite">
        {`${created} of ${counted(total, "device")} handed over, ${ready} ready, ${failed} failed`}
      </Text>
      <ProgressBar
        aria-label="Devices that have ended"
        value={total === 0 ? 1 : (ready + failed) / total}
        color={failed > 0 ? "warning" : "brand"}
      />
    </div>
  );
};

/** What the file is, and how its rows stand. */
export const SummaryCard = ({ detail }: { readonly detail: AutopilotImportDetail }) => {
  const styles = useStyles();
  const { rows, state } = detail;
  const isConfirmed = state === "creating" || state === "created" || detail.registrations.created > 0;
  return (
    <Card title="The file">
      <div className={styles.body}>
        {state === "reading" && (
          <div>
            <Text aria-live="polite">{`${counted(detail.rowsRead, "row")} read`}</Text>
            <ProgressBar aria-label="Reading the file" />
          </div>
        )}
        {isConfirmed && <Progress detail={detail} />}
        <Facts
          facts={[
            ["Size", formatBytes(detail.sizeBytes)],
            ["Encoding", detail.encoding],
            ["Can be imported", rows.accepted],
            ["With a warning", rows.warning],
            ["Refused", rows.refused],
            ...(rows.leftOut > 0 ? ([["Left out", rows.leftOut]] as const) : []),
            ...detail.findings.map(({ message, remedy }, index): readonly [string, string] => [
              index === 0 ? "Worth knowing" : `Worth knowing (${index + 1})`,
              `${message} ${remedy}`,
            ]),
          ]}
        />
      </div>
    </Card>
  );
};
