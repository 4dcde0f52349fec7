import { AccountsTab } from "./accounts/accounts-tab.tsx";
import { AutopilotTab } from "./autopilot/autopilot-tab.tsx";
import type { BuildTab } from "./build-tab.ts";
import { ChecksTab } from "./checks/checks-tab.tsx";
import { DiskTab } from "./disk/disk-tab.tsx";
import { ExperienceTab } from "./experience/experience-tab.tsx";
import { GeneralTab } from "./general/general-tab.tsx";
import { HistoryTab } from "./history/history-tab.tsx";
import { OperatingSystemsTab } from "./operating-systems/operating-systems-tab.tsx";
import { SoftwareTab } from "./software/software-tab.tsx";

/** The tabs of a build, as administrators walk through them. */
export const buildTabs: readonly BuildTab[] = [
  {
    id: "general",
    title: "General",
    fields: [
      "name",
      "description",
      "icon",
      "active",
      "tags",
      "computerNameTemplate",
      "naming",
      "timeZone",
      "userLocale",
      "systemLocale",
      "inputLocales",
      "registeredOwner",
      "registeredOrganisation",
    ],
    Content: GeneralTab,
  },
  {
    id: "operating-systems",
    title: "Operating systems",
    fields: ["operatingSystems"],
    Content: OperatingSystemsTab,
  },
  { id: "checks", title: "Quality checks", fields: ["checks"], Content: ChecksTab },
  { id: "experience", title: "Out-of-box experience", fields: ["ending"], Content: ExperienceTab },
  {
    id: "accounts",
    title: "Domain and accounts",
    fields: ["join", "securityModelId", "administrator"],
    Content: AccountsTab,
  },
  { id: "software", title: "Software packages", fields: ["packageIds", "packageOptions"], Content: SoftwareTab },
  { id: "autopilot", title: "Autopilot", fields: ["autopilot"], Content: AutopilotTab },
  { id: "disk", title: "Disk and drivers", fields: ["diskTemplateId", "whenDriverFails"], Content: DiskTab },
  { id: "history", title: "History", fields: [], savedOnly: true, Content: HistoryTab },
];
