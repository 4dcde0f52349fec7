import type {
  DurationEstimate,
  OptionalPackage,
  PlanDifference,
  PlannedDownload,
  PlanPreview,
  PreviewedCheck,
  PreviewedName,
} from "@windlass/protocol";
import { readableSize } from "../sizes.ts";
import { printable } from "../terminal.ts";

const heading = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ["", title, ...lines];

const minutes = (seconds: number): string =>
  seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;

const timeLines = ({ usualSeconds, slowSeconds, deployments, unknown }: DurationEstimate): string[] => [
  `  usually ${minutes(usualSeconds)}, seldom more than ${minutes(slowSeconds)} (by ${deployments} earlier deployment${deployments === 1 ? "" : "s"})`,
  ...unknown.map((title) => `  and what this takes, which never ran: ${printable(title)}`),
];

const downloadLine = ({ kind, name, content }: PlannedDownload): string =>
  `  ${readableSize(content.sizeBytes).padStart(9)}  ${kind.padEnd(16)}  ${printable(name)}`;

const optionalLine = ({ name, version, preselected }: OptionalPackage): string =>
  `  ${printable(`${name} ${version}`)}, ${preselected ? "installed unless it is left out" : "left out unless it is chosen"}`;

const signs: Readonly<Record<PlanDifference["kind"], string>> = { added: "+", removed: "-", changed: "~", moved: "↕" };

const differenceLines = ({ kind, title, fields }: PlanDifference): string[] => [
  `  ${signs[kind]} ${printable(title)}`,
  ...fields.map(
    ({ field, before, after }) =>
      `      ${printable(field)}: ${printable(before ?? "nothing")} → ${printable(after ?? "nothing")}`,
  ),
];

const nameLines = ({ name, reason, open }: PreviewedName): string[] => [
  `  ${printable(name ?? "none yet")}: ${printable(reason)}`,
  ...(open === null ? [] : [`  ${printable(open)}`]),
];

const gates = {
  open: "Quality checks: nothing that is known stands against going on",
  waits: "Quality checks: the device would wait for a technician's decision",
  closed: "Quality checks: the device would be stopped",
} as const;

const outcomes = { passed: "passed", failed: "FAILED", "cannot-tell": "not told" } as const;

const checkLines = ({ title, level, verdict, unknown }: PreviewedCheck): string[] => {
  const does = level === "block" ? "blocks" : "warns";
  if (verdict === null)
    return [`  ${"?".padEnd(8)}  ${does.padEnd(6)}  ${printable(title)}: ${printable(unknown ?? "")}`];
  const { outcome, says, remedy } = verdict;
  return [
    `  ${outcomes[outcome].padEnd(8)}  ${does.padEnd(6)}  ${printable(title)}: ${printable(says)}`,
    ...(remedy === null ? [] : [`${" ".repeat(20)}${printable(remedy)}`]),
  ];
};

/** A preview for people: what is done and why, what is not, what is fetched, how long it takes, and what is new. */
export const previewText = (preview: PlanPreview, device: string): string => {
  const { outcome, publicationNumber, optionalPackages, downloads, downloadBytes, estimate, lastDeployment, problems } =
    preview;
  const of = publicationNumber === null ? "what publishing now would make" : `publication ${publicationNumber}`;
  const problemLines = problems.map(({ name, message }) => `  ${printable(name)}: ${printable(message)}`);
  if (outcome.kind === "refused")
    return [
      `${printable(device)} would not be deployed with ${of}:`,
      `  ${printable(outcome.error.message)}`,
      `  ${printable(outcome.error.remedy)}`,
      ...heading("In the way of publishing:", problemLines),
      "",
    ].join("\n");
  const { plan } = outcome;
  return [
    `${printable(plan.build.name)} on ${printable(device)}, by ${of}: ${printable(plan.computerName)}, ${plan.architecture}`,
    ...(preview.computerName ? heading("Computer name:", nameLines(preview.computerName)) : []),
    ...(preview.checks ? heading(gates[preview.checks.gate], preview.checks.list.flatMap(checkLines)) : []),
    "",
    ...plan.steps.flatMap(({ title, why }, index) => [
      `${String(index + 1).padStart(3)}  ${printable(title)}`,
      ...(why ? [`     ${printable(why)}`] : []),
    ]),
    ...heading(
      "Passed over:",
      plan.passedOver.map(({ name, why }) => `  ${printable(name)}: ${printable(why)}`),
    ),
    ...heading(
      "Parts without a driver of the library, or with several that are equally good:",
      plan.driverFindings.map(({ device: part, why }) => `  ${printable(part)}: ${printable(why)}`),
    ),
    ...heading("Optional (--with, --without):", optionalPackages.map(optionalLine)),
    ...heading(`Fetched: ${readableSize(downloadBytes)}`, downloads.map(downloadLine)),
    ...heading("Time:", estimate ? timeLines(estimate) : ["  not known before a first deployment of the organisation"]),
    ...(lastDeployment
      ? heading(
          `Against its deployment of ${lastDeployment.startedAt} with ${printable(lastDeployment.build)}:`,
          lastDeployment.differences.length === 0
            ? ["  nothing differs"]
            : lastDeployment.differences.flatMap(differenceLines),
        )
      : []),
    ...heading("In the way of publishing:", problemLines),
    "",
  ].join("\n");
};
