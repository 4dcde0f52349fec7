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

/** Both name a device alike where the templates say the same in their own spelling. */
const alike = (profile: string, build: string): boolean => {
  const plain = (template: string) => template.toUpperCase().replaceAll(/%SERIAL:\d+%/gu, "%SERIAL%");
  return plain(profile) === plain(build);
};

/** What names the profile gives, and whether the build gives others. */
export const nameRow = (profile: AssignedProfile, buildTemplate: string | null): JudgedRow => {
  const { nameTemplate, name } = profile;
  if (profile.joinType === "hybrid") {
    return passed(id, "With hybrid join Intune's domain join profile names the devices; neither template is used.");
  }
  if (nameTemplate === "") {
    const kept = buildTemplate === null ? "devices keep the name they have" : `the build's “${buildTemplate}” stays`;
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
  if (buildTemplate === null || alike(nameTemplate, buildTemplate)) {
    return passed(id, `“${name}” names devices “${nameTemplate}”.`);
  }
  return row(id, {
    state: "warning",
    reason: "name-template-conflict",
    detail: `“${name}” renames devices to “${nameTemplate}” when they join; the build's “${buildTemplate}” lasts only until then.`,
    remedy: remedy(
      "Use the same template in both, or switch off “Apply device name template”.",
      portal.profiles,
      nameTemplate,
    ),
  });
};
