import type { ReadinessRow, ReadinessState } from "@windlass/protocol";
import { credentialRow } from "./credential-row.ts";
import { preparationRows } from "./device-preparation-rows.ts";
import type { ReadinessFacts } from "./facts.ts";
import { groupRows } from "./group-rows.ts";
import { importRecordsRows } from "./import-records-row.ts";
import { permissionRows } from "./permission-rows.ts";
import { profileRows } from "./profile-rows.ts";
import type { JudgedRow } from "./row.ts";
import { type ReadinessRowId, readinessRowIds } from "./row-catalogue.ts";
import { tokenRows } from "./token-rows.ts";

const order = (row: JudgedRow): number => readinessRowIds.indexOf(row.id);

/**
 * Judges what was gathered: one row for each thing Autopilot needs, in the order of the preparation steps; those of each
 * build after those of the connection. Pure.
 *
 * @param only judges this row alone; what it needs must have been gathered
 */
export const evaluateReadiness = (
  facts: ReadinessFacts,
  now: Date,
  only: ReadinessRowId | null = null,
): ReadinessRow[] => {
  const wanted = ({ id }: JudgedRow) => only === null || id === only;
  const at = (rows: readonly JudgedRow[], buildId: string | null): ReadinessRow[] =>
    rows
      .filter(wanted)
      .toSorted((left, right) => order(left) - order(right))
      .map((row) => ({ ...row, buildId, checkedAt: now.toISOString() }));
  return [
    ...at(
      [...tokenRows(facts), credentialRow(facts, now), ...permissionRows(facts), ...importRecordsRows(facts.subject)],
      null,
    ),
    ...facts.subject.builds.flatMap((build) =>
      at([...groupRows(facts, build), ...profileRows(facts, build)], build.id),
    ),
    ...(facts.subject.preparations ?? []).flatMap((build) => at(preparationRows(facts, build), build.id)),
  ];
};

/** Best to worst: a warning was seen to be wrong, "cannot tell" may still be right. */
const ranking: readonly ReadinessState[] = ["passed", "cannot-tell", "warning", "failed"];

/** The worst state of a report. */
export const worstState = (rows: readonly Pick<ReadinessRow, "state">[]): ReadinessState =>
  rows
    .map(({ state }) => state)
    .reduce<ReadinessState>(
      (worst, state) => (ranking.indexOf(state) > ranking.indexOf(worst) ? state : worst),
      "passed",
    );

/** The permissions that would let more rows be judged or pass, each once. */
export const missingPermissions = (rows: readonly Pick<ReadinessRow, "missingPermission">[]): string[] => [
  ...new Set(rows.flatMap(({ missingPermission }) => missingPermission ?? [])),
];
