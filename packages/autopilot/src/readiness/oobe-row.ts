import type { AssignedProfile, OutOfBoxExperience } from "../graph/beta/profiles.ts";
import { type JudgedRow, passed, portal, remedy, row } from "./row.ts";

const pages: readonly (readonly [Exclude<keyof OutOfBoxExperience, "userType">, string])[] = [
  ["licenseTermsHidden", "licence terms"],
  ["privacySettingsHidden", "privacy settings"],
  ["keyboardPageSkipped", "keyboard layout"],
  ["accountChangeHidden", "link to change the account"],
];

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** What a person at the device will see: nothing here is wrong, but nobody should be surprised by it. */
export const oobeRow = ({ name, mode, outOfBox }: AssignedProfile): JudgedRow => {
  const of = (hidden: boolean) => pages.filter(([page]) => outOfBox[page] === hidden).map(([, words]) => words);
  const [hidden, shown] = [of(true), of(false)];
  if (hidden.length + shown.length === 0) {
    return row("profile-oobe", {
      state: "cannot-tell",
      reason: "oobe-unknown",
      detail: `Microsoft Graph did not say which pages “${name}” hides.`,
      remedy: remedy("Look at the profile's settings for the out-of-box experience.", portal.profiles),
    });
  }
  const sentences = [
    hidden.length > 0 ? `Hidden: ${listed(hidden)}.` : "No page is hidden.",
    shown.length > 0 ? `Shown: ${listed(shown)}.` : "",
    mode !== "self-deploying" && outOfBox.userType
      ? `The user becomes ${outOfBox.userType === "standard" ? "a standard user" : "an administrator"} of the device.`
      : "",
  ];
  return passed("profile-oobe", sentences.filter((sentence) => sentence !== "").join(" "));
};
