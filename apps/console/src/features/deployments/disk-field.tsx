import { Field, Select } from "@fluentui/react-components";
import type { Disk } from "@windlass/protocol";
import { formatBytes } from "../../components/format.ts";

/** Disks that Windows could be deployed to: built in. The device refuses the others, and reads again before it wipes. */
export const possibleTargets = (disks: readonly Disk[]): Disk[] =>
  disks.filter((disk) => !disk.removable && disk.bus !== "usb" && disk.bus !== "sd");

interface DiskFieldProps {
  readonly disks: readonly Disk[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Chooses the disk to wipe on a device that has more than one; none is chosen beforehand. */
export const DiskField = ({ disks, value, onChange }: DiskFieldProps) => (
  <Field label="Disk to wipe" required hint="The device has more than one. Nothing else on it is touched.">
    <Select value={value} onChange={(_event, data) => onChange(data.value)}>
      <option value="" disabled>
        Choose a disk
      </option>
      {disks.map((disk) => (
        <option key={disk.number} value={String(disk.number)}>
          {`Disk ${disk.number}: ${disk.model}, ${formatBytes(disk.sizeBytes)}, ${disk.serialNumber}`}
        </option>
      ))}
    </Select>
  </Field>
);
