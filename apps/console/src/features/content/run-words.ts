import type { ContentRun } from "@windlass/protocol";
import { counted, formatBytes } from "../../components/format.ts";
import type { Tone } from "../../components/state.tsx";

export const runStates: Record<ContentRun["state"], { readonly word: string; readonly tone: Tone }> = {
  waiting: { word: "Waiting", tone: "idle" },
  running: { word: "Cleaning up", tone: "working" },
  done: { word: "Done", tone: "good" },
  failed: { word: "Failed", tone: "bad" },
};

/** What a run did, in one line. */
export const runResult = ({ counts, failure }: ContentRun): string => {
  if (failure) return failure.message;
  if (!counts) return "–";
  const { freed, unused, missing } = counts;
  const parts = [
    freed.count > 0 ? `Freed ${counted(freed.count, "file")}, ${formatBytes(freed.bytes)}` : "Nothing was due",
    ...(unused.count - freed.count > 0
      ? [`${counted(unused.count - freed.count, "unused file")} left alone for now`]
      : []),
    ...(missing > 0 ? [`${counted(missing, "file")} named and missing`] : []),
  ];
  return parts.join("; ");
};
