import type { ReadinessSubject } from "./facts.ts";
import { type JudgedRow, portal, remedy, row } from "./row.ts";

/** Job records that only a second administrator could remove; nothing where there are none. */
export const importRecordsRows = ({ importRecordsKept: kept = 0 }: ReadinessSubject): JudgedRow[] => {
  if (kept === 0) return [];
  const records = kept === 1 ? "1 finished import record stays" : `${kept} finished import records stay`;
  return [
    row("import-records", {
      state: "warning",
      reason: "import-records-stay",
      detail: `${records} in Intune: removing one needs a second administrator here (Multi Admin Approval). They hinder no device, and nobody is asked to approve their removal.`,
      remedy: remedy(
        "Nothing has to be done. To have them removed, exclude this app from the access policy; it is tried once a day.",
        portal.approvals,
      ),
    }),
  ];
};
