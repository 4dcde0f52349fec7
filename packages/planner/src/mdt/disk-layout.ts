import type { DiskVolume, MdtSetting, PartitionRole } from "@windlass/protocol";
import { diskTemplateProblems } from "../disks/disk-template.ts";

/** Null volumes: the documented layout. */
export interface DiskLayout {
  readonly volumes: readonly DiskVolume[] | null;
  readonly notes: readonly string[];
}

const roles: Readonly<Record<string, PartitionRole>> = {
  efi: "efi-system",
  msr: "microsoft-reserved",
  recovery: "recovery",
};

const documented = (note: string): DiskLayout => ({ volumes: null, notes: [note] });

const megabytesOf = (size: string, units: string): number | null => {
  const amount = Number(size);
  if (!Number.isFinite(amount) || amount <= 0) return null;
  return Math.round(/^gb$/i.test(units) ? amount * 1024 : amount);
};

/** The partitions of a step "Format and Partition Disk"; where they cannot be had, the documented layout, with the reason. */
export const diskLayoutOf = (variables: readonly MdtSetting[]): DiskLayout => {
  const settingValue = (name: string): string =>
    variables.find((variable) => variable.name.toLowerCase() === name.toLowerCase())?.value?.trim() ?? "";
  if (/^mbr$/i.test(settingValue("OSDPartitionStyle")))
    return documented("It is for MBR and BIOS; devices start by UEFI here.");
  const count = Math.min(Number(settingValue("OSDPartitions")) || 0, 32);
  const volumes: DiskVolume[] = [];
  const notes: string[] = [];
  for (let at = 0; at < count; at++) {
    const of = (name: string) => settingValue(`OSDPartitions${at}${name}`);
    const isWindows = /^osdisk$/i.test(of("VolumeLetterVariable"));
    const role = isWindows
      ? "windows"
      : (roles[of("Type").toLowerCase()] ?? (/^windows$/i.test(of("VolumeName")) ? "windows" : "data"));
    const units = of("SizeUnits");
    const isShare = units === "%" || /^percent/i.test(units);
    const mayGrow = role === "windows" || role === "data";
    if (isShare && !mayGrow)
      return documented(
        `Its partition ${of("VolumeName") || at + 1} has a share of the disk (${of("Size")} %): the documented layout is used.`,
      );
    if (isShare && of("Size") !== "100")
      notes.push(`${of("VolumeName") || "A partition"} takes the rest of the disk instead of ${of("Size")} %.`);
    volumes.push({
      role,
      label:
        role === "microsoft-reserved"
          ? ""
          : of("VolumeName")
              .replaceAll(/["*/:<>?\\|+,.;=[\]]/g, "")
              .slice(0, role === "efi-system" ? 11 : 32),
      sizeMegabytes: isShare ? null : megabytesOf(of("Size"), units),
      letter: null,
    });
  }
  // MDT adds the reserved partition by itself.
  if (volumes.length > 0 && !volumes.some(({ role }) => role === "microsoft-reserved")) {
    const windows = volumes.findIndex(({ role }) => role === "windows");
    volumes.splice(Math.max(windows, 0), 0, { role: "microsoft-reserved", label: "", sizeMegabytes: 16, letter: null });
  }
  const [problem] = diskTemplateProblems({ volumes });
  if (problem !== undefined)
    return documented(`Its partitions cannot be had (${problem}): the documented layout is used.`);
  return { volumes, notes };
};
