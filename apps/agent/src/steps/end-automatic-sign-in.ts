import { type RegistryData, WindlassError } from "@windlass/protocol";
import type { Platform } from "../platform/platform.ts";
import { type StepContext, type StepResult, succeeded } from "./step.ts";

const winlogon = {
  root: "HKEY_LOCAL_MACHINE" as const,
  key: "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon",
};

/** Values by which Windows signs somebody in by itself. Microsoft Learn, "Turn on automatic logon in Windows". */
const removedValues = ["AutoLogonCount", "AutoLogonSID", "DefaultPassword", "DefaultUserName", "DefaultDomainName"];

/** Where Windows keeps the password otherwise. Microsoft Learn, "Protecting the Automatic Logon Password". */
const privateValue = "DefaultPassword";

const isOff = (data: RegistryData | null): boolean =>
  data === null || ("text" in data && data.text === "0") || ("number" in data && data.number === 0);

/** What is left of the automatic sign-in, read back from Windows; null: nothing. */
const remainder = async (platform: Platform, context: StepContext): Promise<string | null> => {
  const read = (name: string) => platform.readRegistry("64-bit", { ...winlogon, name });
  if (!isOff(await read("AutoAdminLogon"))) return "the registry value AutoAdminLogon is still on";
  for (const name of removedValues) if ((await read(name)) !== null) return `the registry value ${name} is still there`;
  const isKept = await platform.windowsSettings.hasPrivateData(privateValue);
  if (isKept === true) return "Windows still keeps its password as a private value";
  if (isKept === null)
    context.log("warning", "Windows does not tell whether it keeps a private value DefaultPassword; it was deleted.");
  return null;
};

/** Takes away what signs somebody in by itself, and reads back from Windows that nothing of it is left. */
export const endAutomaticSignIn = async (context: StepContext): Promise<StepResult> => {
  const { platform } = context.deployment.runtime;
  await platform.changeRegistry("64-bit", [
    { action: "set", ...winlogon, name: "AutoAdminLogon", data: { type: "REG_SZ", text: "0" } },
    ...removedValues.map((name) => ({ action: "delete-value" as const, ...winlogon, name })),
  ]);
  await platform.windowsSettings.deletePrivateData(privateValue);
  const what = await remainder(platform, context);
  if (what !== null) throw new WindlassError("device.automatic-sign-in-left", { parameters: { what } });
  context.log("information", "Verified: nothing is left of the automatic sign-in, in the registry or beside it.");
  return succeeded;
};
