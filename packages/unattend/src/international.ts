import type { AnswerFileSettings } from "@windlass/protocol";
import type { Answer } from "./document/answers.ts";

/** Language, formats and keyboards; what is not told follows the language. */
export const internationalAnswers = ({ language, regional }: AnswerFileSettings): Readonly<Record<string, Answer>> => ({
  InputLocale: regional.inputLocales.length > 0 ? regional.inputLocales.join(";") : language,
  SystemLocale: regional.systemLocale ?? language,
  UILanguage: language,
  UserLocale: regional.userLocale ?? language,
});
