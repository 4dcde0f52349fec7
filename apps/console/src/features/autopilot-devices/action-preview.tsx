import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { AutopilotActionPreview } from "@windlass/protocol";
import { counted } from "../../components/format.ts";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalXS, minWidth: 0 },
  list: {
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    listStyleType: "none",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: "anywhere",
  },
});

/** Devices that are named; the dialog stays small enough to see its buttons. */
const shown = 8;

/** What will happen, with the first devices by name. */
export const ActionPreview = ({ preview }: { readonly preview: AutopilotActionPreview }) => {
  const styles = useStyles();
  const { devices, unchanged, enrolled } = preview;
  const samples = preview.samples.slice(0, shown);
  const more = devices - samples.length;
  return (
    <div className={styles.root}>
      <Text weight="semibold" aria-live="polite">
        {counted(devices, "device")}
        {unchanged > 0 && `, ${unchanged} of them without a change`}
        {enrolled > 0 && `, ${enrolled} of them enrolled in Intune`}
      </Text>
      <ul className={styles.list} aria-label="What will happen">
        {samples.map(({ serialNumber, what }) => (
          <li key={serialNumber}>
            <strong>{serialNumber}</strong>: {what}
          </li>
        ))}
        {more > 0 && <li>… and {more} more.</li>}
      </ul>
    </div>
  );
};
