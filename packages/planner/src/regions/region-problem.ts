import type { SettingsOfBuild } from "@windlass/protocol";
import { keyboards } from "./keyboards.ts";
import { locales } from "./locales.ts";
import { timeZones } from "./time-zones.ts";

type Region = Pick<SettingsOfBuild, "timeZone" | "userLocale" | "systemLocale" | "inputLocales">;

const folded = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.map((text) => text.toLowerCase()));
const knownZones = folded(timeZones.map(({ id }) => id));
const knownTags = folded(locales.map(({ tag }) => tag));
const knownLanguages = folded(locales.map(({ languageId }) => languageId));
const knownKeyboards = folded(keyboards.map(({ id }) => id));

/** Windows compares them without regard to letters' case. */
const isIn = (known: ReadonlySet<string>, text: string): boolean => known.has(text.toLowerCase());

const zoneProblem = (id: string | null): string | null =>
  !id || isIn(knownZones, id) ? null : `Windows has no time zone “${id}”`;

const localeProblem = (tag: string | null): string | null =>
  !tag || isIn(knownTags, tag) ? null : `“${tag}” is no language with its region that Windows has, such as en-GB`;

const keyboardProblem = (profile: string): string | null => {
  const [language = "", keyboard] = profile.split(":");
  if (keyboard === undefined) return localeProblem(profile);
  if (!isIn(knownLanguages, language)) return `the keyboard “${profile}” is of no language that Windows has`;
  // An input method is known by its GUIDs, of which others than Microsoft make new ones.
  if (keyboard.startsWith("{") || isIn(knownKeyboards, keyboard)) return null;
  return `Windows has no keyboard layout ${keyboard}, as in “${profile}”`;
};

/**
 * The first setting of the region that Windows would not know: it would stop at the answer file, on every device.
 *
 * @returns null where there is none; else the end of a sentence
 */
export const regionProblem = ({ timeZone, userLocale, systemLocale, inputLocales }: Region): string | null =>
  zoneProblem(timeZone) ??
  localeProblem(userLocale) ??
  localeProblem(systemLocale) ??
  (inputLocales ?? []).map(keyboardProblem).find((problem) => problem !== null) ??
  null;
