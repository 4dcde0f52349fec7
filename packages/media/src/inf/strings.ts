import type { Entry } from "./entries.ts";

/** `[Strings]` and `[Strings.0407]`, by lower-case key. */
export interface StringTable {
  readonly values: ReadonlyMap<string, string>;
  /** Keys that only a localised section defines. */
  readonly onlyLocalised: ReadonlySet<string>;
}

/** A language identifier: four hexadecimal digits. Source: Microsoft, "INF Strings section". */
export const localisedStrings = /^strings\.[0-9a-f]{4}$/;

/**
 * The undecorated section wins, so that an index does not depend on a language; localised ones only fill what it lacks.
 * Of two equal keys the first counts.
 */
export const readStrings = (neutral: readonly Entry[], localised: readonly Entry[]): StringTable => {
  const values = new Map<string, string>();
  const onlyLocalised = new Set<string>();
  for (const entries of [neutral, localised])
    for (const { key, values: fields } of entries) {
      const name = key?.toLowerCase();
      if (name === undefined || values.has(name)) continue;
      values.set(name, fields[0] ?? "");
      if (entries === localised) onlyLocalised.add(name);
    }
  return { values, onlyLocalised };
};

/**
 * Replaces `%key%`; `%%` is a percent sign. What is put in is not looked through again, and an unknown key stays as it
 * is written, which `unknown` hears of.
 */
export const expandTokens = (
  text: string,
  resolve: (key: string) => string | undefined,
  unknown: (key: string) => void,
): string => {
  let expanded = "";
  let at = 0;
  for (;;) {
    const open = text.indexOf("%", at);
    const close = open === -1 ? -1 : text.indexOf("%", open + 1);
    if (close === -1) return expanded + text.slice(at);
    const key = text.slice(open + 1, close);
    const value = key === "" ? "%" : resolve(key.toLowerCase());
    if (value === undefined) {
      if (!/\s/.test(key)) unknown(key);
      // The second sign may begin a key of its own, as in "50% of %name%".
      expanded += text.slice(at, close);
      at = close;
    } else {
      expanded += text.slice(at, open) + value;
      at = close + 1;
    }
  }
};
