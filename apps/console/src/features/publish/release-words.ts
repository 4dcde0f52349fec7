import type { CurrentReleases, ReleaseView } from "@windlass/protocol";
import type { Tone } from "../../components/state.tsx";

export const targetWords = ({ kind, name }: ReleaseView["target"]): string =>
  kind === "all" ? "All devices" : `${kind === "build" ? "Build" : "Location"} “${name}”`;

const done: Readonly<Record<ReleaseView["action"], string>> = {
  released: "Released",
  "rolled-back": "Rolled back",
  pinned: "Pinned",
  piloted: "Tried first",
  ended: "Ended",
};

/** A line of the history in few words. */
export const actionWords = ({ action, number, previousNumber }: ReleaseView): string => {
  if (action === "ended") return `Publication ${previousNumber} ended`;
  const before = previousNumber === null || previousNumber === number ? "" : ` instead of ${previousNumber}`;
  return `${done[action]}: publication ${number}${before}`;
};

export interface Standing {
  readonly tone: Tone;
  readonly word: string;
}

/** Who gets a publication now, the first the most important. */
export const standingOf = (number: number, now: CurrentReleases | undefined): Standing[] => {
  if (!now) return [];
  const all: Standing[] = now.all?.number === number ? [{ tone: "good", word: "All devices" }] : [];
  const own = [...now.builds, ...now.locations]
    .filter((line) => line.number === number)
    .map(
      (line): Standing => ({
        tone: "asking",
        word: `${line.target.name}${line.action === "piloted" ? ", pilot" : ""}`,
      }),
    );
  const back: Standing[] = now.takenBack.includes(number) ? [{ tone: "warning", word: "Taken back" }] : [];
  return [...all, ...own, ...back];
};
