import type { ContentOverview, ContentRun, UnusedContent } from "@windlass/protocol";
import { readableSize } from "../sizes.ts";
import { printable } from "../terminal.ts";

type Amount = ContentOverview["organisations"][number]["own"];

const amountText = ({ count, bytes }: Amount): string =>
  `${readableSize(bytes)} in ${count} ${count === 1 ? "file" : "files"}`;

export const overviewText = ({ organisations, installation, store }: ContentOverview): string =>
  [
    ...(installation
      ? [
          `Stored in a ${store === "s3" ? "bucket" : "folder"}: ${amountText(installation.total)}`,
          `Only in earlier publications: ${amountText(installation.earlierPublications)}`,
          `Unused: ${amountText(installation.unused)}, freed by the next clean-up: ${amountText(installation.due)}`,
        ]
      : []),
    ...organisations.map(
      ({ name, own, shared }) =>
        `${printable(name)}: ${amountText(own)} of its own, ${amountText(shared)} shared with others`,
    ),
    "",
  ].join("\n");

export const unusedText = (unused: readonly UnusedContent[]): string =>
  unused.length === 0
    ? "Everything that is stored is used.\n"
    : unused
        .map(({ sha256, sizeBytes, freedAfter }) => {
          const when = freedAfter === null ? "not looked at yet" : `freed after ${freedAfter}`;
          return `${sha256}  ${readableSize(sizeBytes)}  ${when}\n`;
        })
        .join("");

export const runText = ({ counts, failure }: ContentRun): string => {
  if (failure) return `${printable(failure.message)}\n${printable(failure.remedy)}\n`;
  if (!counts) return "Nothing was looked at.\n";
  const missing = counts.missing > 0 ? `, ${counts.missing} named and MISSING` : "";
  return `Freed ${amountText(counts.freed)}; kept ${amountText(counts.kept)}${missing}.\n`;
};
