import type { NewProfile } from "../../operations/profiles.ts";
import type { AssignmentTarget, DeploymentProfile, HiddenPages } from "../../state/entities.ts";
import { booleanOf, isObject, type JsonObject, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";

/** Letters, digits, space and a few signs. Anything else, a hyphen for one, ends in a bare 500: so CIPP found out. */
const allowedName = /^[\p{L}\p{N} :"?.@$&_[\]{}|\\]+$/u;

const unwelcome = (message: string) => graphFailures.intuneBadRequest(message);

/** A profile as a POST or, with the one there is, a PATCH describes it. @throws GraphFailure 400 or 500 */
export function readProfile(body: JsonObject, before: DeploymentProfile | null): NewProfile {
  const displayName = textOf(body, "displayName") ?? before?.displayName ?? "";
  if (displayName === "" || displayName.length > 200)
    throw unwelcome("DisplayName is required, of 200 characters at most");
  if (!allowedName.test(displayName)) throw graphFailures.intuneBroken();
  const description = textOf(body, "description") ?? undefined;
  if ((description ?? "").length > 1500) throw unwelcome("Description is too long");
  const joinType = (textOf(body, "@odata.type") ?? "").includes("activeDirectory") ? "hybrid" : "entra";
  const usage = readUsage(body, before, before?.joinType ?? joinType);
  return {
    ...usage,
    displayName,
    description,
    joinType,
    deviceNameTemplate: readNameTemplate(body),
    preprovisioningAllowed:
      booleanOf(body, "preprovisioningAllowed") ?? booleanOf(body, "enableWhiteGlove") ?? undefined,
    hardwareHashExtractionEnabled:
      booleanOf(body, "hardwareHashExtractionEnabled") ?? booleanOf(body, "extractHardwareHash") ?? undefined,
    locale: textOf(body, "locale") ?? textOf(body, "language") ?? undefined,
    hiddenPages: readHiddenPages(body),
  };
}

/** New and deprecated object of the same settings; the new one counts. */
const experienceOf = (body: JsonObject): JsonObject => {
  const experience = body.outOfBoxExperienceSetting ?? body.outOfBoxExperienceSettings;
  return isObject(experience) ? experience : {};
};

/** Self-deployment has no user, so it takes no user type, and exists for Entra join only. */
function readUsage(body: JsonObject, before: DeploymentProfile | null, joinType: "entra" | "hybrid") {
  const experience = experienceOf(body);
  const usage = textOf(experience, "deviceUsageType") ?? before?.deviceUsageType ?? "singleUser";
  if (usage !== "singleUser" && usage !== "shared") throw unwelcome("DeviceUsageType is invalid");
  const userType = textOf(experience, "userType");
  if (usage === "shared" && userType !== null) throw unwelcome("UserType is not allowed for a shared device");
  if (usage === "shared" && joinType === "hybrid") throw unwelcome("Self-deploying mode does not support hybrid join");
  if (userType !== null && userType !== "administrator" && userType !== "standard") {
    throw unwelcome("UserType is invalid");
  }
  return { deviceUsageType: usage, userType: userType ?? undefined } as const;
}

/** At most 15 characters when expanded; a serial number counts as nothing, as it is cut. */
function readNameTemplate(body: JsonObject): string | undefined {
  const template = textOf(body, "deviceNameTemplate");
  if (template === null || template === "") return template ?? undefined;
  const expanded = template
    .replace(/%SERIAL%/gi, "")
    .replace(/%RAND:(\d)%/gi, (_all, length) => "0".repeat(Number(length)));
  if (!/^[A-Za-z0-9-]{0,15}$/.test(expanded) || /^\d+$/.test(template))
    throw unwelcome("DeviceNameTemplate is invalid");
  return template;
}

const pageNames: readonly (readonly [keyof HiddenPages, string])[] = [
  ["privacySettingsHidden", "hidePrivacySettings"],
  ["eulaHidden", "hideEULA"],
  ["keyboardSelectionPageSkipped", "skipKeyboardSelectionPage"],
  ["escapeLinkHidden", "hideEscapeLink"],
];

function readHiddenPages(body: JsonObject): Partial<HiddenPages> {
  const experience = experienceOf(body);
  return Object.fromEntries(
    pageNames.flatMap(([name, deprecated]) => {
      const hidden = booleanOf(experience, name) ?? booleanOf(experience, deprecated);
      return hidden === null ? [] : [[name, hidden]];
    }),
  );
}

/** @throws GraphFailure 400 */
export function readTarget(body: JsonObject): AssignmentTarget {
  const { target } = body;
  if (!isObject(target)) throw unwelcome("A target is required");
  const type = textOf(target, "@odata.type") ?? "";
  if (type.endsWith("allDevicesAssignmentTarget")) return { kind: "all-devices" };
  const groupId = textOf(target, "groupId");
  if (groupId === null) throw unwelcome("The target's group is required");
  return type.endsWith("exclusionGroupAssignmentTarget")
    ? { kind: "exclusion-group", groupId }
    : { kind: "group", groupId };
}
