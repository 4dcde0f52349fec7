import { groupProblems } from "@windlass/planner";
import type {
  ProblemObjectKind,
  PublicationChange,
  PublicationComparison,
  PublicationPreview,
  PublicationProblem,
  PublicationView,
} from "@windlass/protocol";
import { readableSize } from "../sizes.ts";
import { printable } from "../terminal.ts";

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const kinds: Readonly<Record<ProblemObjectKind, string>> = {
  build: "build",
  "operating-system": "operating system",
  "software-package": "software package",
  "disk-template": "disk partition template",
  "security-model": "local security model",
  vendor: "vendor",
  location: "location",
  "driver-pack": "drivers",
  organisation: "organisation",
};

const marks = { added: "+", changed: "~", removed: "-" } as const;

const fieldText = ({ field, before, after }: PublicationChange["fields"][number]): string => {
  if (before === null) return after === null ? field : `${field}: ${after}`;
  return `${field}: ${before} → ${after ?? "nothing"}`;
};

const lines = (all: readonly string[]): string => all.map((line) => `${printable(line)}\n`).join("");

/** One line for each object, and one for each of its fields below it. */
const changesText = (changes: readonly PublicationChange[]): string =>
  lines(
    changes.flatMap(({ kind, objectKind, name, fields }) => [
      `${marks[kind]} ${kinds[objectKind]} “${name}”`,
      ...fields.map((field) => `    ${fieldText(field)}`),
    ]),
  );

const problemsText = (problems: readonly PublicationProblem[]): string =>
  lines(
    groupProblems(problems).flatMap(({ severity, title, nextAction, problems: alike }) => [
      severity === "stops" ? `${title} (stops publishing):` : `${title} (warning):`,
      ...alike.map(({ objectKind, name, message }) => `  ! ${kinds[objectKind]} “${name}”: ${message}`),
      `  → ${nextAction}`,
    ]),
  );

export const comparisonText = ({ from, to, changes }: PublicationComparison): string => {
  const other = to === null ? "the draft of now" : `publication ${to}`;
  if (changes.length === 0) return `Publication ${from} and ${other} deploy the same.\n`;
  return `From publication ${from} to ${other}, ${counted(changes.length, "object")} differ:\n${changesText(changes)}`;
};

const standText = ({ released, takenBack, sameAs }: PublicationPreview): string => {
  const back = takenBack.length > 0 ? `; taken back: ${takenBack.join(", ")}` : "";
  return [
    released ? `All devices get publication ${released.number} since ${released.since}${back}.\n` : "",
    sameAs === null ? "" : `Publication ${sameAs} already holds exactly this: release it instead.\n`,
  ].join("");
};

export const previewText = (preview: PublicationPreview): string => {
  const { nextNumber, changes, problems } = preview;
  return [
    standText(preview),
    changes.length === 0
      ? "Nothing deployable has changed.\n"
      : `Publication ${nextNumber} would bring ${counted(changes.length, "change")}:\n${changesText(changes)}`,
    problemsText(problems),
  ].join("");
};

/** One line for each, newest first. */
export const publicationsText = (all: readonly PublicationView[]): string =>
  all.length === 0
    ? "Nothing was published yet.\n"
    : lines(
        all.map(
          ({ number, publishedAt, publishedBy, changes }) =>
            `${number}  ${publishedAt}  ${publishedBy}  ${counted(changes.length, "change")}`,
        ),
      );

export const publicationText = (publication: PublicationView): string => {
  const { number, publishedAt, publishedBy, sha256, signature, keyId, changes, sizeBytes } = publication;
  return [
    lines([
      `Publication ${number}`,
      `  published  ${publishedAt} by ${publishedBy}`,
      `  SHA-256    ${sha256}`,
      `  signature  ${signature} (key ${keyId})`,
      `  size       ${readableSize(sizeBytes)}`,
    ]),
    changesText(changes),
  ].join("");
};
