interface Part {
  readonly number: number;
  readonly rest: string;
}

/** A part of a version: its leading digits, and what follows them. */
const partOf = (text: string): Part => {
  const [, digits = "", rest = ""] = /^(\d*)(.*)$/s.exec(text.trim()) ?? [];
  return { number: digits === "" ? 0 : Number(digits), rest: rest.toLowerCase() };
};

const partsOf = (version: string): Part[] =>
  version
    .replace(/^v(?=\d)/i, "")
    .split(".")
    .map(partOf);

/**
 * Orders versions as winget does (winget-cli, `Versions.cpp`): part by part, numbers before what follows them; a part with
 * something behind its number comes before the bare number (`1.0-beta` is older than `1.0`).
 */
export const compareWingetVersions = (one: string, other: string): number => {
  const [left, right] = [partsOf(one), partsOf(other)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const first = left[index] ?? { number: 0, rest: "" };
    const second = right[index] ?? { number: 0, rest: "" };
    if (first.number !== second.number) return first.number - second.number;
    if (first.rest === second.rest) continue;
    if (first.rest === "" || second.rest === "") return first.rest === "" ? 1 : -1;
    return first.rest < second.rest ? -1 : 1;
  }
  return 0;
};
