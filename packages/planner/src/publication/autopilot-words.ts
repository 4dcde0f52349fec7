import type { PublishedAutopilotSettings, PublishedBuild, WaitPolicy } from "@windlass/protocol";
import { checksInWords } from "../checks/words.ts";
import { endingInWords } from "./ending-words.ts";
import { settingsInWords, withoutSettings } from "./settings-words.ts";

const ways = {
  registration: "registration with the hardware hash",
  "offline-profile": "offline profile in a file",
  "device-preparation": "device preparation",
} as const;

const yesOrNo = (value: boolean): string => (value ? "yes" : "no");

const waiting = (policy: WaitPolicy): string => {
  if (policy.kind === "none") return "no";
  if (policy.kind === "until-ready") return "until ready";
  return `up to ${policy.minutes} minutes, then ${policy.afterwards}`;
};

const waitFields = (policy: WaitPolicy) => ({
  waits: waiting(policy),
  ...(policy.kind !== "none" && { "when refused": policy.whenFailed }),
});

const fieldsOf = (settings: PublishedAutopilotSettings): Record<string, unknown> => {
  switch (settings.way) {
    case "registration":
      return {
        "intended mode": settings.intendedMode,
        "group tag": settings.groupTag,
        "group object id": settings.groupObjectId,
        ...waitFields(settings.waitPolicy),
      };
    case "offline-profile":
      return {
        profile: settings.profileName,
        tenant: settings.tenant ? `${settings.tenant.domain} (${settings.tenant.id})` : null,
        "domain entered": settings.tenantDomain,
        join: settings.joinMethod,
        "account type": settings.accountType,
        "enrolment forced": yesOrNo(settings.forcedEnrollment),
        "privacy settings hidden": yesOrNo(settings.hidePrivacySettings),
        "licence terms hidden": yesOrNo(settings.hideLicenseTerms),
        "keyboard page skipped": yesOrNo(settings.skipKeyboardPage),
        "connectivity check skipped": yesOrNo(settings.skipConnectivityCheck),
        "device name template": settings.deviceNameTemplate,
        language: settings.language,
        region: settings.region,
      };
    case "device-preparation":
      return {
        "group object id": settings.groupObjectId,
        policy: settings.policyName,
        "corporate identifiers imported": yesOrNo(settings.importIdentifiers),
        ...waitFields(settings.waitPolicy),
      };
  }
};

const withoutEnding = ({
  checks: _checks,
  ending: _ending,
  join: _join,
  administrator: _administrator,
  packageOptions: _packageOptions,
  ...rest
}: PublishedBuild) => rest;

const inWords = ({
  autopilot,
  diskTemplateId,
  securityModelId,
  ...rest
}: ReturnType<typeof withoutEnding>): object => ({
  ...rest,
  "disk partition template": diskTemplateId,
  "local security model": securityModelId,
  "Windows Autopilot": autopilot ? ways[autopilot.way] : "not used",
  ...(autopilot &&
    Object.fromEntries(Object.entries(fieldsOf(autopilot)).map(([name, value]) => [`Autopilot, ${name}`, value]))),
});

/** A build with its settings in the words of the console, so that their differences can be read. */
export const buildInWords = (build: PublishedBuild): object => ({
  ...withoutSettings(inWords(withoutEnding(build))),
  ...settingsInWords(build),
  ...checksInWords(build.checks),
  ...endingInWords(build),
});
