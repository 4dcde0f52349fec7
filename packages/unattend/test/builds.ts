import { type AnswerFileSettings, answerFileSettings } from "@windlass/protocol";
import type { z } from "zod";
import type { Filling } from "../src/index.ts";

type Told = z.input<typeof answerFileSettings>;

export const settingsFor = (told: Partial<Told> = {}): AnswerFileSettings =>
  answerFileSettings.parse({ architecture: "x64", computerName: "WL-5CG1234ABC", language: "en-US", ...told });

/** The agent that goes on when the device has restarted out of Windows PE. */
const agent = { description: "Windlass goes on", path: "C:\\Windlass\\windlass-agent.exe start" };
const operator = { name: "Operator", fullName: "Operator of the machine", groups: ["Administrators"] };
const visitor = { name: "Visitor", groups: ["Users"] };

/** Builds as administrators have them; the golden files are named after them. */
export const builds: Readonly<Record<string, AnswerFileSettings>> = {
  "autopilot-user-driven-x64": settingsFor({ computerName: null, commands: [agent] }),
  "autopilot-user-driven-arm64": settingsFor({ architecture: "arm64", computerName: null, commands: [agent] }),
  "factory-like": settingsFor({
    registeredOwner: "Contoso",
    registeredOrganisation: "Contoso & Sons",
    productKey: "W269N-WFGWX-YVC9B-4J6C9-T83GX",
    commands: [agent],
    ending: { kind: "out-of-box", pages: { hideLicence: true, hideRegistration: true, privacy: "recommended" } },
  }),
  "region-and-keyboard-asked": settingsFor({
    commands: [agent],
    ending: { kind: "out-of-box", pages: { askRegion: true, hideNetwork: true, hideOnlineAccounts: true } },
  }),
  kiosk: settingsFor({
    computerName: "KIOSK-01",
    language: "de-CH",
    regional: { inputLocales: ["0807:00000807"], timeZone: "W. Europe Standard Time" },
    join: { kind: "workgroup", name: "KIOSKS" },
    commands: [agent],
    ending: { kind: "desktop", pages: { privacy: "off" }, accounts: [operator, visitor], signedIn: "Operator" },
  }),
  workgroup: settingsFor({
    join: { kind: "workgroup", name: "WORKSHOP" },
    commands: [agent],
    ending: { kind: "desktop", pages: { privacy: "recommended" }, accounts: [operator] },
  }),
  "domain-after-setup": settingsFor({
    commands: [agent],
    ending: { kind: "desktop", pages: { privacy: "recommended" }, accounts: [operator], signedIn: "Operator" },
  }),
  "offline-domain-join": settingsFor({
    computerName: null,
    join: { kind: "offline-domain", blobSecretId: "6d1f1c36-9d0b-4f8e-8a55-1f2f5a1f9a11" },
    commands: [agent],
    ending: { kind: "desktop", pages: { privacy: "recommended" }, accounts: [operator] },
  }),
  "several-languages": settingsFor({
    language: "fr-CA",
    regional: {
      systemLocale: "en-CA",
      userLocale: "fr-CA",
      inputLocales: [
        "fr-CA",
        "0409:00000409",
        "0411:{03B5835F-F03C-411B-9CE2-AA23E1171E36}{A76C93D9-5523-4E90-AAFA-4DB112F9AC76}",
      ],
      timeZone: "Eastern Standard Time",
    },
    commands: [agent],
    ending: { kind: "out-of-box", pages: { hideLicence: true, privacy: "asked" } },
  }),
  "renamed-administrator": settingsFor({
    commands: [agent],
    ending: { kind: "desktop", pages: { privacy: "off" }, accounts: [{ name: "Keeper", groups: ["Administrators"] }] },
  }),
  "stays-in-audit-mode": settingsFor({ commands: [agent], skipActivation: true, ending: { kind: "audit" } }),
};

/** Passwords in the order in which they are asked for, so that a golden file can hold them. */
export const filling = (): Filling => {
  let made = 0;
  return { makePassword: () => `made-here-${++made}`, domainBlob: "ARAIAMzMzMygAwAAAAAAAA==" };
};
