import type { BuildDefinition, OutOfBoxPages } from "@windlass/protocol";
import { isDomainJoin } from "./organisational-unit.ts";

type Ended = Pick<BuildDefinition, "ending" | "join" | "autopilot">;

export const endingTitles = {
  untouched: "Out-of-box experience, untouched",
  answered: "Out-of-box experience, pages answered",
  desktop: "Ready desktop",
  audit: "Audit mode",
} as const;

/** Pages of the out-of-box experience of Windows 11, in their order, as far as the build decides on them. */
const pagesSeen = (pages: OutOfBoxPages): string[] => [
  ...(pages.askRegion ? ["Region and keyboard"] : []),
  ...(pages.hideNetwork ? [] : ["Network, unless a cable is plugged in"]),
  ...(pages.hideLicence ? [] : ["Licence terms"]),
  pages.hideOnlineAccounts
    ? "A local account for whoever uses the device"
    : "Work, school or Microsoft account of whoever uses the device",
  ...(pages.privacy === "asked" ? ["Privacy settings"] : []),
  ...(pages.hideRegistration ? [] : ["Registration with the manufacturer, where there is one"]),
];

const everything: OutOfBoxPages = {
  askRegion: true,
  hideLicence: false,
  hideRegistration: false,
  hideNetwork: false,
  hideOnlineAccounts: false,
  privacy: "asked",
};

const autopilotPages = ["Region and keyboard", "Network, unless a cable is plugged in"];

/** What the person who gets the device sees, in order. */
export const firstSeen = ({ ending, join, autopilot }: Ended): string[] => {
  const on = ending.afterwards === "shut-down" ? ["The device is switched off"] : [];
  switch (ending.kind) {
    case "untouched":
      return autopilot
        ? [...on, ...autopilotPages, "Then what the Windows Autopilot profile shows: sign-in with the work account"]
        : [...on, ...pagesSeen(everything)];
    case "answered":
      return [...on, ...pagesSeen(ending.pages)];
    case "desktop":
      return [
        ...on,
        isDomainJoin(join)
          ? "The sign-in screen, for accounts of the domain and of the device"
          : "The sign-in screen, for accounts of the device",
        "After the first sign-in: the desktop",
      ];
    case "audit":
      return [...on, "The desktop of audit mode, signed in as the built-in Administrator, with Sysprep's window"];
  }
};
