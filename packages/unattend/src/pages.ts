import type { OutOfBoxPages } from "@windlass/protocol";
import type { Answer } from "./document/answers.ts";

/** Left out, Windows asks. Source: Microsoft Learn, "ProtectYourPC". */
const protection = { asked: undefined, recommended: "1", off: "3" } as const;

/** False is Windows' own answer and is not written. */
const hidden = (hide: boolean): true | undefined => hide || undefined;

/** Pages of the out-of-box experience that are answered in advance. */
export const pageAnswers = (pages: OutOfBoxPages): Readonly<Record<string, Answer>> => ({
  HideEULAPage: hidden(pages.hideLicence),
  HideOEMRegistrationScreen: hidden(pages.hideRegistration),
  HideOnlineAccountScreens: hidden(pages.hideOnlineAccounts),
  HideWirelessSetupInOOBE: hidden(pages.hideNetwork),
  ProtectYourPC: protection[pages.privacy],
});
