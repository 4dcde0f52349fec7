import type { MdtStep } from "@windlass/protocol";
import type { Left } from "./report-book.ts";
import { variableOf } from "./step-variables.ts";

/** What becomes of a step of MDT's own: Windlass does it by itself, or does not do it. */
export type StockStep = { readonly becomes: string; readonly note: string } | Left;

const done = (becomes: string, note: string): StockStep => ({ becomes, note });
const left = (why: string, remedy: string | null = null): StockStep => ({ why, remedy });

/** By the name of the script, in small letters without its ending; ZTI and LTI are MDT's, PSD is of PowerShell Deployment. */
const scripts: Readonly<Record<string, StockStep>> = {
  ztigather: done("inventory", "The device's inventory is taken by itself, and filters ask it."),
  ztivalidate: done("quality checks", "Checks before anything is wiped are the organisation's and the build's."),
  ztidiskpart: done("disk layout", "The disk is divided as the build says."),
  ztidrivers: done("drivers", "Drivers are chosen by the device's identifiers and the filters of their packs."),
  ztipatches: left("Packages of Windows are not added to an image.", "Import media that are up to date."),
  ltiapply: done("image", "The build's operating system is applied."),
  zticonfigure: done("answer file", "The answer file is written from the build."),
  ztinextphase: done("phases", "Phases go on by themselves."),
  lticopyscripts: done("agent", "The agent brings itself to the device."),
  lticleanup: done("agent", "The agent removes itself."),
  ltisuspend: left("A deployment is not paused for work by hand.", "Let the build end in audit mode."),
  ltisysprep: left("Images are not captured: a build is data.", "Install the software by packages."),
  ltibackup: left("Nothing of the old Windows is kept.", "Keep user data in OneDrive, or save it before."),
  ztiuserstate: left("User state is not captured or restored.", "Keep user data in OneDrive, or run USMT before."),
  ztibackup: left("Nothing of the old Windows is kept.", "Keep user data in OneDrive, or save it before."),
  ztiwindowsupdate: left(
    "Windows Update is not run as a step.",
    "Import media that are up to date; policies do the rest.",
  ),
  ztiwindowsupdates: left("Windows Update is not run as a step.", "Import media that are up to date."),
  ztitatoo: left(
    "No marks of the deployment are left on the device.",
    "The console keeps each deployment with its steps.",
  ),
  ztibde: left("BitLocker is not switched on by a step.", "Let Intune or Group Policy do it."),
  ztiosrole: left("Its list of roles and features stands in variables.", "Name the optional features in the build."),
  ztidomainjoin: done("joining", "The build says what is joined; a failure is told with its reason."),
  ztinicconfig: left("Adapters are left to DHCP.", "Set fixed addresses by a PowerShell step."),
  ztinicutility: left("Adapters are left to DHCP.", null),
  ztiapplygpopack: left(
    "Security baselines are not applied from a pack of Group Policy.",
    "Use Group Policy, Intune, or a step with LGPO.",
  ),
  ztilangpacksonline: left("Language packs are not added.", "Import media in the language, or with several languages."),
  ztimovestatestore: left("User state is not kept.", null),
  ztiapplications: done("software packages", "The build's list of packages is installed."),
  ztigroups: left(
    "Members of local groups are not captured or restored.",
    "Describe local groups in a local security model.",
  ),
  ztidisableprompt: left("It only prepared an upgrade.", null),
  ltirefresh: left("It is for a Windows that goes on living; here Windows is installed anew.", null),
  ltigetfolder: left("It asked by a window; nobody is asked here.", null),
};

const types: Readonly<Record<string, string>> = {
  bdd_gather: "ztigather",
  bdd_validate: "ztivalidate",
  bdd_injectdrivers: "ztidrivers",
  bdd_installupdatesoffline: "ztipatches",
  bdd_recoverdomainjoin: "ztidomainjoin",
  sms_tasksequence_enablebitlockeraction: "ztibde",
  sms_tasksequence_applynetworksettingsaction: "ztinicconfig",
  sms_tasksequence_capturenetworksettingsaction: "ztinicconfig",
};

/** What a step "Validate" asks of a device, in the words of a check. */
const asked: readonly (readonly [string, string])[] = [
  ["imagememory", "MB of memory"],
  ["imageprocessorspeed", "MHz"],
  ["imagesize", "MB for the image"],
];

const validation = (step: MdtStep): StockStep => {
  const values = asked.flatMap(([name, what]) => {
    const value = variableOf(step, name);
    return value === "" ? [] : [`${value} ${what}`];
  });
  const said = values.length === 0 ? "" : ` It asked for ${values.join(", ")}.`;
  return done("quality checks", `Checks before anything is wiped are the organisation's and the build's.${said}`);
};

/** Scripts that run something of the administrator's. */
const carriers = new Set(["ztipowershell", "psdtbd", "ztisetvariable", "ltiapply"]);

/** What becomes of a step of MDT's own; null for one of the administrator's. */
export const stockStepOf = (step: MdtStep): StockStep | null => {
  const { type, command } = step;
  const byType = types[type.toLowerCase()];
  if (byType === "ztivalidate") return validation(step);
  const script = /[\\/]((?:zti|lti|psd|litetouch)\w*)\.(?:wsf|vbs|ps1)/i.exec(command.text)?.[1]?.toLowerCase();
  if (byType) return scripts[byType] ?? null;
  if (script === undefined) {
    if (/^\s*(?:"?%\w+%[\\/])?smsboot\.exe/i.test(command.text))
      return done("restart", "The agent restarts by itself.");
    if (
      /^(?:bdd_|sms_tasksequence_)(?!runcommandline|setvariable|reboot|partitiondisk)/i.test(type) &&
      command.text === ""
    )
      return left(`It is a step of the kind ${type}, which has no counterpart.`);
    return null;
  }
  if (carriers.has(script) && script !== "ltiapply") return null;
  const zti = script.replace(/^psd/, "zti");
  return scripts[script] ?? scripts[zti] ?? left(`It runs MDT's own script ${script}, which is not there.`);
};
