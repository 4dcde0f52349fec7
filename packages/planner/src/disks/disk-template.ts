import type { DiskVolume, PartitionRole, plannedPartition } from "@windlass/protocol";
import type { z } from "zod";

type PlannedPartition = z.infer<typeof plannedPartition>;

const mebibyte = 1024 * 1024;

/** What of a template the disk is divided by. */
export interface DividedDisk {
  readonly volumes: readonly DiskVolume[];
}

/**
 * Fewest megabytes of a partition. Microsoft Learn, "UEFI/GPT-based hard drive partitions": system partition at least 200,
 * and 260 on drives with native 4-KB sectors because of FAT32's floor, so 260 serves all; reserved 16; Windows 20 GB;
 * recovery 300, with 250 of them free for updates of Windows RE (KB5034441 failed on smaller ones).
 */
export const fewestMegabytes: Readonly<Record<PartitionRole, number>> = {
  "efi-system": 260,
  "microsoft-reserved": 16,
  windows: 20 * 1024,
  recovery: 300,
  data: 64,
};

/** Windows Setup and Windows RE expect one of each; data as one likes. */
const exactlyOne: readonly PartitionRole[] = ["efi-system", "microsoft-reserved", "windows"];

export const roleWords: Readonly<Record<PartitionRole, string>> = {
  "efi-system": "EFI system",
  "microsoft-reserved": "Microsoft reserved",
  windows: "Windows",
  recovery: "Recovery",
  data: "Data",
};

/** The documented layout; recovery follows Windows directly, so that an update of Windows RE can grow it. */
export const defaultVolumes: readonly DiskVolume[] = [
  { role: "efi-system", label: "System", sizeMegabytes: 300, letter: null },
  { role: "microsoft-reserved", label: "", sizeMegabytes: 16, letter: null },
  { role: "windows", label: "Windows", sizeMegabytes: null, letter: null },
  { role: "recovery", label: "Recovery", sizeMegabytes: 1024, letter: null },
];

const countProblems = (volumes: readonly DiskVolume[]): string[] => {
  const count = (role: PartitionRole) => volumes.filter((volume) => volume.role === role).length;
  return [
    ...exactlyOne.flatMap((role) =>
      count(role) === 1 ? [] : [`there must be exactly one ${roleWords[role]} partition, and there are ${count(role)}`],
    ),
    ...(count("recovery") > 1 ? ["there can be only one Recovery partition"] : []),
  ];
};

const orderProblems = (volumes: readonly DiskVolume[]): string[] => {
  const at = (role: PartitionRole) => volumes.findIndex((volume) => volume.role === role);
  const recovery = at("recovery");
  return [
    ...(at("efi-system") > 0 ? ["the EFI system partition comes first"] : []),
    ...(at("microsoft-reserved") > at("windows") ? ["the Microsoft reserved partition comes before Windows"] : []),
    ...(recovery >= 0 && recovery !== at("windows") + 1
      ? ["Recovery follows Windows directly, so that an update of Windows RE can grow it"]
      : []),
  ];
};

const volumeProblems = (volume: DiskVolume): string[] => {
  const { role, sizeMegabytes, letter, label } = volume;
  const fewest = fewestMegabytes[role];
  return [
    ...(sizeMegabytes !== null && sizeMegabytes < fewest
      ? [`${roleWords[role]} has ${sizeMegabytes} MB and needs at least ${fewest}`]
      : []),
    ...(sizeMegabytes === null && !["windows", "data"].includes(role)
      ? [`${roleWords[role]} has a fixed size; only Windows or Data can take the rest`]
      : []),
    ...(letter !== null && role !== "data" ? [`${roleWords[role]} has no letter of its own`] : []),
    ...(role === "efi-system" && label.length > 11 ? ["the label of a FAT32 partition has at most 11 characters"] : []),
  ];
};

/** What keeps a template from being used, in sentences for people; empty when nothing does. */
export const diskTemplateProblems = ({ volumes }: DividedDisk): string[] => {
  const rests = volumes.filter(({ sizeMegabytes }) => sizeMegabytes === null).length;
  const letters = volumes.flatMap(({ letter }) => letter ?? []);
  const twice = letters.find((letter, index) => letters.indexOf(letter) !== index);
  return [
    ...countProblems(volumes),
    ...orderProblems(volumes),
    ...volumes.flatMap(volumeProblems),
    ...(rests === 1 ? [] : [`exactly one partition takes the rest of the disk, and ${rests} do`]),
    ...(twice ? [`two partitions have the letter ${twice}`] : []),
  ];
};

const fileSystems: Readonly<Record<PartitionRole, PlannedPartition["fileSystem"]>> = {
  "efi-system": "fat32",
  "microsoft-reserved": null,
  windows: "ntfs",
  recovery: "ntfs",
  data: "ntfs",
};

/** The partitions of a plan's disk step, as the template describes them. */
export const partitionsOfTemplate = ({ volumes }: DividedDisk): PlannedPartition[] =>
  volumes.map(({ role, label, sizeMegabytes, letter }) => ({
    role,
    fileSystem: fileSystems[role],
    sizeBytes: sizeMegabytes === null ? null : sizeMegabytes * mebibyte,
    ...(label !== "" && { label }),
    ...(letter !== null && { letter }),
  }));
