import type { AnswerFileSettings, PublishedBuild } from "@windlass/protocol";

type Answers = Pick<AnswerFileSettings, "regional" | "registeredOwner" | "registeredOrganisation">;

/** What of a published build's settings goes into the answer file. */
export const answersOfSettings = (build: PublishedBuild): Answers => {
  const { timeZone, userLocale, systemLocale, inputLocales, registeredOwner, registeredOrganisation } = build;
  return { regional: { timeZone, userLocale, systemLocale, inputLocales }, registeredOwner, registeredOrganisation };
};
