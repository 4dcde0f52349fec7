import type { AssignedProfile } from "../graph/beta/profiles.ts";
import { type JudgedRow, passed, portal, remedy, row } from "./row.ts";

const id = "profile-name";

/** What Windows takes at most. */
const longestName = 15;

/**
 * Why Intune's template can give no usable name; null where it can.
 *
 * Source: Microsoft, "Configure Windows Autopilot profiles": letters, digits and hyphens, not digits only, no blanks,
 * `%SERIAL%` and `%RAND:x%`, at most 15 characters.
 */
export const nameTemplateProblem = (template: string): string | null => {
  const literal = template.replaceAll(/%SERIAL%|%RAND:\d+%/giu, "");
  if (literal.includes("%")) return "it has a placeholder that Intune does not know";
  if (!/^[A-Za-z0-9-]*$/u.test(literal)) return "it has characters other than letters, digits and hyphens";
  const digits = [...template.matchAll(/%RAND:(\d+)%/giu)].reduce((sum, [, count]) => sum + Number(count), 0);
  if (literal.length + digits > longestName) return `its names would be longer than ${longestName} characters`;
  if (/^\d*$/u.test(literal) && !/%SERIAL%/iu.test(template)) return "its names would consist of digits only";
  return null;
};

/** How a build names its devices; null where there is no build. */
export interface BuildNames {
  readonly template: string;
  /** The asset list is asked first. */
  readonly lookUp?: boolean;
  /** Whoever approves a device enters its name. */
  readonly asks?: boolean;
}

/** Both name a device alike where the templates say the same in their own spelling, and nothing is drawn or entered. */
const alike = (profile: string, { template, lookUp, asks }: BuildNames): boolean => {
  const plain = (text: string) => text.toUpperCase().replaceAll(/%SERIAL:\d+%/gu, "%SERIAL%");
  const isDrawn = /%(?:RAND|LETTERS|COUNTER)\b/iu.test(template);
  return !lookUp && !asks && !isDrawn && plain(profile) === plain(template);
};

/** Where a build's names come from, in words that follow “the build's”. */
const sourceOf = ({ template, lookUp, asks }: BuildNames): string => {
  const names = asks ? "name that whoever approves a device enters" : `“${template}”`;
  return lookUp ? `name from the asset list, else its ${names},` : names;
};

/** Whether Intune could give the same names, were it told the same template. */
const couldBeIntunes = (build: BuildNames): boolean =>
  alike(build.template, build) &&
  nameTemplateProblem(build.template.replaceAll(/%SERIAL:\d+%/giu, "%SERIAL%")) === null;

/** What names the profile gives, and whether the build gives others. */
export const nameRow = (profile: AssignedProfile, build: BuildNames | null): JudgedRow => {
  const { nameTemplate, name } = profile;
  if (profile.joinType === "hybrid") {
    return passed(id, "With hybrid join Intune's domain join profile names the devices; neither template is used.");
  }
  if (nameTemplate === "") {
    const kept = build === null ? "devices keep the name they have" : `the build's ${sourceOf(build)} stays`;
    return passed(id, `“${name}” names no devices: ${kept}.`);
  }
  const problem = nameTemplateProblem(nameTemplate);
  if (problem) {
    return row(id, {
      state: "warning",
      reason: "name-template-invalid",
      detail: `The name template “${nameTemplate}” of “${name}” gives no usable name: ${problem}.`,
      remedy: remedy("Correct “Apply device name template” in the profile.", portal.profiles),
    });
  }
  if (build === null || alike(nameTemplate, build)) {
    return passed(id, `“${name}” names devices “${nameTemplate}”.`);
  }
  return row(id, {
    state: "warning",
    reason: "name-template-conflict",
    detail: `“${name}” renames devices to “${nameTemplate}” when they join; the build's ${sourceOf(build)} lasts only until then.`,
    remedy: couldBeIntunes(build)
      ? remedy(
          "Use the same template in both, or switch off “Apply device name template”.",
          portal.profiles,
          nameTemplate,
        )
      : remedy("Switch off “Apply device name template”: Intune cannot give the build's names.", portal.profiles),
  });
};
