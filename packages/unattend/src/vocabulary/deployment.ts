import { boolean, type ComponentRule, choice, group, integer, list, onlyIn, text } from "./rules.ts";

const commandRules = { Description: text(259), Order: integer(1, 500), Path: text(259) };

/** Source: Microsoft Learn, "Microsoft-Windows-Deployment" in the unattended Windows Setup reference. */
export const deployment: ComponentRule = {
  passes: ["specialize", "auditSystem", "auditUser", "oobeSystem"],
  settings: {
    ExtendOSPartition: onlyIn(group({ Extend: boolean }), "specialize", "auditSystem", "oobeSystem"),
    Reseal: onlyIn(
      group({ ForceShutdownNow: boolean, Mode: choice("Audit", "OOBE") }),
      "auditSystem",
      "auditUser",
      "oobeSystem",
    ),
    RunAsynchronous: onlyIn(list("RunAsynchronousCommand", commandRules), "specialize", "auditUser"),
    RunSynchronous: onlyIn(
      list("RunSynchronousCommand", { ...commandRules, WillReboot: choice("Never", "Always", "OnRequest") }),
      "specialize",
      "auditUser",
    ),
  },
};
