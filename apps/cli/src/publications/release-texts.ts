import type { CurrentReleases, ReleaseView } from "@windlass/protocol";
import { printable } from "../terminal.ts";

const because = (reason: string): string => (reason === "" ? "" : `: ${reason}`);

const targetText = ({ kind, name }: ReleaseView["target"]): string =>
  kind === "all" ? "all devices" : `${kind} “${name}”`;

const held = {
  released: "",
  "rolled-back": " (rolled back)",
  pinned: " (pinned)",
  piloted: " (pilot)",
  ended: "",
} as const;

const line = (release: ReleaseView): string => {
  const { action, target, number, releasedAt, releasedBy, reason } = release;
  return `${targetText(target)}: publication ${number}${held[action]}, since ${releasedAt}, by ${releasedBy}${because(reason)}`;
};

/** What every target gets, the one that wins over others first. */
export const currentText = ({ all, builds, locations, takenBack }: CurrentReleases): string =>
  [
    ...[...builds, ...locations].map(line),
    all ? line(all) : "all devices: nothing was released yet",
    ...(takenBack.length > 0 ? [`taken back: ${takenBack.join(", ")}`] : []),
  ]
    .map((text) => `${printable(text)}\n`)
    .join("");

export const releasedText = (release: ReleaseView): string => {
  const { number, target, previousNumber } = release;
  const before = previousNumber === null ? "" : ` instead of ${previousNumber}`;
  const text =
    number === null
      ? `${targetText(target)}: no release of its own any more`
      : `${targetText(target)}: publication ${number}${before}`;
  return `${printable(text)}\n`;
};
