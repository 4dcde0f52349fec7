import type { ReadinessRow, ReadinessState } from "@windlass/protocol";
import type { ReadinessFacts } from "./facts.ts";
import { groupRows } from "./group-rows.ts";
import { permissionRows } from "./permission-rows.ts";
import { profileRows } from "./profile-row.ts";
import { secretRow } from "./secret-row.ts";
import { tokenRows } from "./token-rows.ts";

/** Judges what was gathered: one row for each thing Autopilot needs, in the order of the preparation steps. Pure. */
export const evaluateReadiness = (facts: ReadinessFacts, now: Date): ReadinessRow[] => [
  ...tokenRows(facts),
  secretRow(facts, now),
  ...permissionRows(facts),
  ...groupRows(facts),
  ...profileRows(facts),
];

/** Best to worst: a warning was seen to be wrong, "cannot tell" may still be right. */
const ranking: readonly ReadinessState[] = ["passed", "cannot-tell", "warning", "failed"];

/** The worst state of a report. */
export const worstState = (rows: readonly ReadinessRow[]): ReadinessState =>
  rows
    .map(({ state }) => state)
    .reduce<ReadinessState>(
      (worst, state) => (ranking.indexOf(state) > ranking.indexOf(worst) ? state : worst),
      "passed",
    );
