import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { ArrowDown16Regular, ArrowUp16Regular, Delete16Regular } from "@fluentui/react-icons";
import { roleWords } from "@windlass/planner";
import { type DiskVolume, partitionRole } from "@windlass/protocol";
import { TextField } from "../../forms/text-field.tsx";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1.3fr) minmax(0, 1.2fr) minmax(0, 1.2fr) 76px auto",
    alignItems: "start",
    gap: tokens.spacingHorizontalS,
    paddingBottom: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 700px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  actions: { display: "flex", alignSelf: "center" },
});

const letters = [..."DEFGHIJKLMNOPQRSTUVWXYZ"];

interface VolumeRowProps {
  readonly volume: DiskVolume;
  readonly position: number;
  readonly count: number;
  readonly disabled: boolean;
  readonly problem: string | undefined;
  readonly onChange: (volume: DiskVolume) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One partition: what it is, its label, size and letter, and where it lies. */
export const VolumeRow = ({ volume, position, count, disabled, problem, ...on }: VolumeRowProps) => {
  const styles = useStyles();
  const name = `partition ${position + 1}`;
  const change = (changes: Partial<DiskVolume>) => on.onChange({ ...volume, ...changes });
  return (
    <li className={styles.row}>
      <Field label="Use">
        <Select
          value={volume.role}
          disabled={disabled}
          aria-label={`Use of ${name}`}
          onChange={(_event, data) => {
            const role = partitionRole.parse(data.value);
            change({ role, ...(role !== "data" && { letter: null }) });
          }}
        >
          {partitionRole.options.map((role) => (
            <option key={role} value={role}>
              {roleWords[role]}
            </option>
          ))}
        </Select>
      </Field>
      <TextField
        label="Label"
        disabled={disabled || volume.role === "microsoft-reserved"}
        value={volume.label}
        onChange={(label) => change({ label })}
      />
      <TextField
        label="Size in MB"
        type="number"
        disabled={disabled}
        placeholder="the rest"
        value={volume.sizeMegabytes === null ? "" : String(volume.sizeMegabytes)}
        onChange={(text) => change({ sizeMegabytes: text === "" ? null : Number(text) })}
        problem={problem}
      />
      <Field label="Letter">
        <Select
          value={volume.letter ?? ""}
          disabled={disabled || volume.role !== "data"}
          aria-label={`Letter of ${name}`}
          onChange={(_event, data) => change({ letter: data.value || null })}
        >
          <option value="">{volume.role === "windows" ? "C" : "–"}</option>
          {letters.map((letter) => (
            <option key={letter} value={letter}>
              {letter}
            </option>
          ))}
        </Select>
      </Field>
      <span className={styles.actions}>
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowUp16Regular />}
          aria-label={`Move ${name} up`}
          disabled={disabled || position === 0}
          onClick={() => on.onMove(-1)}
        />
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowDown16Regular />}
          aria-label={`Move ${name} down`}
          disabled={disabled || position === count - 1}
          onClick={() => on.onMove(1)}
        />
        <Button
          appearance="subtle"
          size="small"
          icon={<Delete16Regular />}
          aria-label={`Remove ${name}`}
          disabled={disabled || count === 1}
          onClick={on.onRemove}
        />
      </span>
    </li>
  );
};
