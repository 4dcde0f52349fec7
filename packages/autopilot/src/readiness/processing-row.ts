import type { GroupFacts } from "./facts.ts";
import { groupPermission } from "./permissions.ts";
import { type JudgedRow, passed, portal, remedy, row, withoutPermission } from "./row.ts";

const id = "group-processing";

/** Microsoft Entra documentation, "Manage dynamic groups": usually a few hours, more than 24 hours is possible. */
const patience = "Microsoft needs minutes in a small tenant and up to a day in a large one.";

/** Whether Entra processes the group's rule, and how the last time went. */
export const processingRow = (group: GroupFacts): JudgedRow => {
  const path = `${portal.groups} › ${group.name} › Dynamic membership rules`;
  if (!group.dynamic) {
    const detail = "The group is not dynamic, so there is no rule to process.";
    return row(id, { state: "cannot-tell", reason: "group-not-dynamic", detail });
  }
  if (group.rule === null) {
    return withoutPermission(id, groupPermission, "The app may not read whether the group's rule is processed.");
  }
  if (!group.processing) {
    return row(id, {
      state: "failed",
      reason: "processing-paused",
      detail: "Processing of the rule is paused: the group takes in nobody.",
      remedy: remedy("Set “Pause processing” to No.", path),
    });
  }
  const last = group.lastProcessing;
  if (last?.status === "failed") {
    const why = last.errorMessage ? ` Microsoft says: ${last.errorMessage}` : "";
    return row(id, {
      state: "failed",
      reason: "processing-failed",
      detail: `Microsoft Entra could not process the rule the last time.${why}`,
      remedy: remedy("Correct the rule, save it, and wait for the next processing.", path),
    });
  }
  if (last?.status === "not-started") {
    return passed(id, `Processing of the rule is on; it was not processed yet. ${patience}`);
  }
  if (last === null || last.status === "unknown") {
    return passed(id, "Processing of the rule is on. Graph did not say how the last one went.");
  }
  const when = last.updatedAt ? ` Members were last updated ${last.updatedAt.slice(0, 16).replace("T", " ")} UTC.` : "";
  const words = last.status === "running" ? "is on and at work now" : "is on and went well the last time";
  return passed(id, `Processing of the rule ${words}.${when}`);
};
