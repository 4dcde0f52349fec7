/** What stands where a secret was. */
const mask = "••••••";

/** Lines of a long text that are hidden by themselves, too: programs print such texts line by line. */
const shortestLine = 6;

/**
 * Takes values out of what a program wrote, before it is kept, logged or shown anywhere (security rule 4). The longest
 * go first: one value may be part of another.
 */
export const withoutValues = (text: string, values: readonly string[]): string => {
  const lines = values.flatMap((value) => value.split(/\r?\n/).filter((line) => line.length >= shortestLine));
  return [...values, ...lines]
    .filter((value) => value !== "")
    .toSorted((left, right) => right.length - left.length)
    .reduce((masked, value) => masked.replaceAll(value, mask), text);
};
