import { createHash } from "node:crypto";
import { createReadStream, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { devicePath } from "@windlass/planner";
import { answerFilePath } from "../../steps/answer-file-places.ts";
import type { Platform } from "../platform.ts";
import { signedInAccount, takeAnswers } from "./answered-windows.ts";
import { detectOnSimulatedDevice } from "./detection.ts";
import { readDeviceDescription } from "./device-description.ts";
import { findPartition, readPartitions, wipeAndPartition } from "./disks.ts";
import { addToDriverStore } from "./driver-store.ts";
import { durableFolderName } from "./durable-folder.ts";
import { Effects } from "./effects.ts";
import { hardwareHashOf } from "./hardware-hash.ts";
import { imageContentsFile } from "./image-contents.ts";
import { accountsFile } from "./local-accounts.ts";
import { ramFolder, readPowerState, restartInto, writePowerState } from "./power.ts";
import { simulateProgram } from "./programs.ts";
import { changeRegistryFile, readRegistryFile, registryFile } from "./registry.ts";
import { durations, type Pace } from "./timing.ts";
import { type InstallerCall, runWindowsInstaller } from "./windows-installer.ts";
import { simulatedWindowsSettings } from "./windows-settings.ts";
import { checkImageFile, layWindowsTree, specialize, withoutCase, writeImageState } from "./windows-tree.ts";

/** As a new installation has them. */
const windowsVariables = {
  SystemRoot: "C:\\Windows",
  windir: "C:\\Windows",
  SystemDrive: "C:",
  ProgramFiles: "C:\\Program Files",
  "ProgramFiles(x86)": "C:\\Program Files (x86)",
  CommonProgramFiles: "C:\\Program Files\\Common Files",
  "CommonProgramFiles(x86)": "C:\\Program Files (x86)\\Common Files",
  ProgramData: "C:\\ProgramData",
  PUBLIC: "C:\\Users\\Public",
};

/** Steps in which applying an image is shown, in percent. */
const applyingStep = 10;

const sha256OfFile = async (path: string): Promise<string> => {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
};

const windowsPartitionOf = (directory: string): string | null => {
  const { systemDisk } = readPowerState(directory);
  return systemDisk === null ? null : findPartition(directory, systemDisk, "windows");
};

const requireWindowsPartition = (directory: string): string => {
  const partition = windowsPartitionOf(directory);
  if (partition === null) throw new Error("there is no Windows partition");
  return partition;
};

/** A device that is a folder: real files, simulated hardware. */
export const createSimulatedPlatform = (directory: string, pace: Pace): Platform => {
  const effects = new Effects(directory);
  const description = () => readDeviceDescription(directory);

  const pathOf = (windowsPath: string): string => {
    const [drive, ...names] = windowsPath.split("\\").filter((name) => name !== "");
    if (drive?.toUpperCase() !== "C:") throw new Error(`the device has no drive ${drive ?? ""}`);
    return withoutCase(requireWindowsPartition(directory), names);
  };
  /** Null for files that lie elsewhere: on a share, or below a variable other than these. */
  const fileOf = (windowsFile: string): string | null => {
    const filled = devicePath(windowsFile, "64-bit", windowsVariables);
    return /^c:\\/i.test(filled) ? pathOf(filled) : null;
  };

  return {
    name: "simulated",
    boot: async () => {
      const { environment, bootId } = readPowerState(directory);
      return { environment, id: bootId };
    },
    inventory: async () => description().inventory,
    volatileFolder: () => {
      readPowerState(directory);
      return ramFolder(directory);
    },
    durableFolder: async () => {
      const partition = windowsPartitionOf(directory);
      return partition === null ? null : join(partition, durableFolderName);
    },
    pathOf: async (windowsPath) => pathOf(windowsPath),

    partitionDisk: async (number, partitions) => {
      const disk = description().inventory.disks.find((candidate) => candidate.number === number);
      if (!disk) throw new Error(`there is no disk ${number}`);
      await pace(durations.partition);
      wipeAndPartition(directory, disk, partitions);
      writePowerState(directory, { ...readPowerState(directory), systemDisk: number });
      effects.record("partition-disk", String(number));
      return readPartitions(directory, number);
    },

    applyImage: async (file, image, progress) => {
      const partition = requireWindowsPartition(directory);
      await checkImageFile(file, image.index);
      const sha256 = await sha256OfFile(file);
      for (let percent = 0; percent < 100; percent += applyingStep) {
        progress(percent);
        await pace((durations.applyImage * applyingStep) / 100);
      }
      layWindowsTree(partition, image, sha256);
      const systemDisk = readPowerState(directory).systemDisk ?? 0;
      const bootFolder = join(findPartition(directory, systemDisk, "efi-system") ?? "", "EFI/Microsoft/Boot");
      await mkdir(bootFolder, { recursive: true });
      effects.record("apply-image", `${sha256} ${image.index}`);
      progress(100);
    },

    addDriver: async (folder, inf) => {
      await pace(durations.addDriver);
      return addToDriverStore(requireWindowsPartition(directory), folder, inf, description(), effects);
    },

    variables: async () => windowsVariables,
    runProgram: (run) => {
      const hostPath = (path: string) =>
        path.startsWith(run.workingFolder.replaceAll("/", "\\")) ? path.replaceAll("\\", "/") : fileOf(path);
      const install = (call: InstallerCall) => runWindowsInstaller(call, pathOf(registryFile), hostPath);
      return simulateProgram(run, description(), { effects, pace, install });
    },
    signedIn: async () =>
      readPowerState(directory).environment === "windows" ? signedInAccount(pathOf(registryFile)) : null,
    onlyNoted: async (id) =>
      effects.all().some(({ subject, onlyNoted }) => onlyNoted && (subject === id || subject.startsWith(`${id}/`))),
    changeRegistry: async (view, changes) => {
      changeRegistryFile(pathOf(registryFile), view, changes);
      effects.record("registry", `${changes.length} changes, ${view}`);
    },
    readRegistry: async (view, value) => readRegistryFile(pathOf(registryFile), view, value),
    detect: async (rule) => detectOnSimulatedDevice(rule, pathOf(registryFile), fileOf),
    deviceClock: async () => new Date(Date.now() + description().clockAheadSeconds * 1000),
    hasPowerShell: async () =>
      readPowerState(directory).environment !== "windows-pe" || description().powerShellInWindowsPe,
    windowsFacts: async () => description().windows,
    restrictAccess: async (_path, rules) =>
      `Simulated device: access was not restricted to ${rules.map(({ identity }) => identity).join(", ")}; its files have no access lists.`,

    captureHardwareHash: async () => {
      await pace(durations.captureHash);
      const { inventory, hardwareHash } = description();
      effects.record("capture-hash", inventory.smbios.serialNumber);
      return {
        hardwareHash: hardwareHash ?? hardwareHashOf(inventory),
        serialNumber: inventory.smbios.serialNumber,
      };
    },

    windowsSettings: simulatedWindowsSettings(
      () => pathOf(accountsFile),
      () => pathOf(imageContentsFile),
      description,
      effects,
    ),

    sealForOutOfBoxExperience: async (answers) => {
      await pace(durations.seal);
      writeImageState(requireWindowsPartition(directory), "IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE");
      writePowerState(directory, { ...readPowerState(directory), handedOver: true });
      for (const { path, text } of description().windows.leavesBehind) {
        mkdirSync(dirname(pathOf(path)), { recursive: true });
        writeFileSync(pathOf(path), text);
      }
      effects.record(
        "seal",
        "out-of-box-experience",
        null,
        answers === null ? "" : readFileSync(pathOf(answers), "utf8"),
      );
    },
    keepWindows: async (as) => {
      writeImageState(
        requireWindowsPartition(directory),
        as === "audit" ? "IMAGE_STATE_SPECIALIZE_RESEAL_TO_AUDIT" : "IMAGE_STATE_COMPLETE",
      );
      writePowerState(directory, { ...readPowerState(directory), handedOver: true });
      effects.record("keep-windows", as);
    },

    restart: async (into) => {
      const before = readPowerState(directory);
      const first = before.environment === "windows-pe" && into === "windows";
      const computerName = first ? specialize(requireWindowsPartition(directory)) : before.computerName;
      if (first) takeAnswers(pathOf(answerFilePath), pathOf(accountsFile), pathOf(registryFile));
      effects.record("restart", into);
      restartInto(directory, into, { computerName });
      await pace(durations.restart);
    },
    shutDown: async (next) => {
      effects.record("shut-down", next);
      restartInto(directory, next, { switchedOff: true });
    },
  };
};
