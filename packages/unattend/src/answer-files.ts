import type { AnswerFileSettings } from "@windlass/protocol";
import { accountAnswers, type MakePassword } from "./accounts.ts";
import type { Answer, Answers } from "./document/answers.ts";
import { writeAnswers } from "./document/write.ts";
import { internationalAnswers } from "./international.ts";
import { pageAnswers } from "./pages.ts";

/** What is in no plan. */
export interface Filling {
  readonly makePassword: MakePassword;
  /** The computer account that was made for this device; null where the settings name none. */
  readonly domainBlob: string | null;
}

export interface AnswerFiles {
  /** `Windows\Panther\unattend.xml` of the applied image: what Setup does before anybody sees Windows. */
  readonly first: string;
  /** What `sysprep /oobe /unattend:` is given when the device is handed over; null: it is given no file. */
  readonly handOver: string | null;
}

const told = (text: string): string | undefined => text || undefined;

const joinAnswers = ({ join }: AnswerFileSettings, domainBlob: string | null): Answer => {
  if (join === null) return undefined;
  if (join.kind === "workgroup") return { JoinWorkgroup: join.name };
  if (domainBlob === null) throw new RangeError("the computer account that the settings name was not given");
  return { Provisioning: { AccountData: domainBlob } };
};

/** As SYSTEM, before the device has its name; each may ask to restart, and to be run again. */
const commandAnswers = ({ commands }: AnswerFileSettings): Answer =>
  commands.map(({ description, path }, index) => ({
    Description: description,
    Order: index + 1,
    Path: path,
    WillReboot: "OnRequest",
  }));

const specialize = (settings: AnswerFileSettings, domainBlob: string | null): NonNullable<Answers["specialize"]> => ({
  "Microsoft-Windows-Deployment": { RunSynchronous: commandAnswers(settings) },
  // Only here the page for region and language still comes, in the language that is chosen; the file for the hand-over
  // or the desktop answers it.
  "Microsoft-Windows-International-Core": internationalAnswers(settings),
  "Microsoft-Windows-Security-SPP-UX": { SkipAutoActivation: settings.skipActivation || undefined },
  "Microsoft-Windows-Shell-Setup": {
    ComputerName: settings.computerName ?? undefined,
    ProductKey: settings.productKey ?? undefined,
    RegisteredOrganization: told(settings.registeredOrganisation),
    RegisteredOwner: told(settings.registeredOwner),
    TimeZone: settings.regional.timeZone ?? undefined,
  },
  "Microsoft-Windows-UnattendedJoin": { Identification: joinAnswers(settings, domainBlob) },
});

const firstOobeSystem = (
  settings: AnswerFileSettings,
  makePassword: MakePassword,
): NonNullable<Answers["oobeSystem"]> => {
  const { ending } = settings;
  // Everything is installed in audit mode, and Sysprep gives the device back to the out-of-box experience.
  if (ending.kind !== "desktop") return { "Microsoft-Windows-Deployment": { Reseal: { Mode: "Audit" } } };
  const pages = {
    askRegion: false,
    hideLicence: true,
    hideRegistration: true,
    hideNetwork: true,
    hideOnlineAccounts: true,
  };
  return {
    "Microsoft-Windows-International-Core": internationalAnswers(settings),
    "Microsoft-Windows-Shell-Setup": {
      ...accountAnswers(ending, makePassword),
      OOBE: pageAnswers({ ...pages, privacy: ending.pages.privacy }),
    },
  };
};

const handOverAnswers = (settings: AnswerFileSettings): Answers | null => {
  const { ending } = settings;
  if (ending.kind !== "out-of-box" || ending.pages === null) return null;
  return {
    oobeSystem: {
      // Answered in this pass, the pages for region and keyboard do not come; in specialize alone, they do (Microsoft Learn,
      // "How configuration passes work").
      ...(!ending.pages.askRegion && { "Microsoft-Windows-International-Core": internationalAnswers(settings) }),
      "Microsoft-Windows-Shell-Setup": {
        OOBE: pageAnswers(ending.pages),
        TimeZone: settings.regional.timeZone ?? undefined,
      },
    },
  };
};

/**
 * The answer files of a deployment, to be written in UTF-8 without a byte order mark. They serve one architecture.
 *
 * For Windows Autopilot nothing is answered of the out-of-box experience, and no file is there when it begins: Setup
 * ignores a profile where it finds one (Microsoft Learn, "Windows Autopilot deployment for existing devices").
 *
 * @throws AnswersRefused when something could not be written without Setup refusing the file
 */
export const renderAnswerFiles = (settings: AnswerFileSettings, { makePassword, domainBlob }: Filling): AnswerFiles => {
  const first: Answers = {
    specialize: specialize(settings, domainBlob),
    oobeSystem: firstOobeSystem(settings, makePassword),
  };
  const handOver = handOverAnswers(settings);
  return {
    first: writeAnswers(first, settings.architecture),
    handOver: handOver && writeAnswers(handOver, settings.architecture),
  };
};
