const numbersOf = (version: string): readonly number[] => version.split(".").map(Number);

/**
 * Negative, zero or positive as the version is older, equal or newer, compared number by number as far as `asked` names
 * them; numbers that the version lacks are 0.
 */
export const compareVersionAsAsked = (version: string, asked: string): number => {
  const have = numbersOf(version);
  for (const [index, number] of numbersOf(asked).entries()) {
    const difference = (have[index] ?? 0) - number;
    if (difference !== 0) return difference;
  }
  return 0;
};

/** Leading dotted numbers of a text such as `2.0, 0, 1.59` (WMI's SpecVersion of a TPM), or null without any. */
export const leadingVersion = (text: string): string | null =>
  /^\s*(\d{1,9}(?:\.\d{1,9}){0,3})/.exec(text)?.[1] ?? null;
