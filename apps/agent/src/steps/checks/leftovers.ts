import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import type { RegistryData } from "@windlass/protocol";
import { handOverAnswersPath } from "../answer-file-places.ts";
import type { StepContext } from "../step.ts";

/** Where Windows looks for answers. Source: Microsoft Learn, "Windows Setup automation overview", implicit search order. */
const answerFiles = [
  "C:\\Windows\\Panther\\Unattend\\Unattend.xml",
  "C:\\Windows\\Panther\\Unattend\\Autounattend.xml",
  "C:\\Windows\\Panther\\unattend.xml",
  "C:\\Windows\\Panther\\autounattend.xml",
  "C:\\Windows\\System32\\Sysprep\\unattend.xml",
  "C:\\unattend.xml",
  "C:\\autounattend.xml",
  handOverAnswersPath,
];

const winlogon = {
  root: "HKEY_LOCAL_MACHINE",
  key: "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon",
} as const;

/** Larger than any answer file; only its beginning is looked into. */
const longestAnswerFile = 1024 * 1024;

const holdsSecrets = (path: string): boolean =>
  statSync(path).size <= longestAnswerFile &&
  /<(?:\w+:)?(AutoLogon|Password|AdministratorPassword)\b/i.test(readFileSync(path, "utf8"));

/** Any answer file where Autopilot meets the device, which ignores its profile for one; else one with passwords in it. */
const leftAnswerFiles = async ({ deployment, plan }: StepContext): Promise<string[]> => {
  const meetsAutopilot = plan.steps.some((step) => step.action === "hand-over" && step.meetsAutopilot);
  const left: string[] = [];
  for (const windowsPath of answerFiles) {
    const path = await deployment.runtime.platform.pathOf(windowsPath);
    if (existsSync(path) && (meetsAutopilot || holdsSecrets(path))) left.push(`the answer file ${windowsPath}`);
  }
  return left;
};

const isOn = (data: RegistryData | null): boolean => {
  if (data === null) return false;
  if ("text" in data) return data.text !== "" && data.text !== "0";
  return "number" in data ? data.number !== 0 : true;
};

/** Source: Microsoft Learn, "Turn on automatic logon in Windows". */
const leftAutoLogon = async ({ deployment }: StepContext): Promise<string[]> => {
  const { platform } = deployment.runtime;
  const read = (name: string) => platform.readRegistry("64-bit", { ...winlogon, name });
  return [
    ...(isOn(await read("AutoAdminLogon")) ? ["automatic sign-in"] : []),
    ...(isOn(await read("DefaultPassword")) ? ["the password of automatic sign-in"] : []),
  ];
};

/** What was fetched for the deployment. Key and journal go when the end is reported, and with them the folder. */
const leftDownloads = ({ deployment }: StepContext): string[] => {
  const folder = deployment.workspace.path("content");
  return existsSync(folder) && readdirSync(folder).length > 0 ? ["downloads of the deployment"] : [];
};

/** What the deployment should have taken away and is still on the device, in words. */
export const findLeftovers = async (context: StepContext): Promise<string[]> => [
  ...(await leftAnswerFiles(context)),
  ...(await leftAutoLogon(context)),
  ...leftDownloads(context),
];
