import type { LibraryDriver } from "@windlass/planner";
import type { DriverFacts } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { findDriversNaming, type NamingRow } from "./matching-repository.ts";

/** As the database folds them: capitals of ASCII. */
const folded = (id: string): string => id.replaceAll(/[a-z]+/g, (letters) => letters.toUpperCase());

/** Software components make others in turn; vendors do it once. */
const mostRounds = 5;

/**
 * Once for each pack that brings it, since each has a filter of its own. A driver whose packs are all switched off is off;
 * one without a pack stands for itself.
 */
const asLibraryDrivers = (row: NamingRow): LibraryDriver[] => {
  const { packs } = row;
  const bringing = packs.filter(({ active }) => active);
  const driver = {
    id: row.id,
    name: row.inf_name,
    facts: row.facts,
    active: row.active && (packs.length === 0 || bringing.length > 0),
    availableToWindowsPe: row.available_to_windows_pe,
    architectures: row.limited_architectures,
    minimumBuild: row.limited_minimum_build,
    filter: row.filter,
    complete: row.missing_file_count === 0,
    digest: row.digest,
  };
  const shown = bringing.length > 0 ? bringing : packs.slice(0, 1);
  return shown.length === 0 ? [{ ...driver, pack: null }] : shown.map((pack) => ({ ...driver, pack }));
};

const componentIdsOf = (facts: DriverFacts): string[] =>
  facts.manufacturers.flatMap(({ sections }) =>
    sections.flatMap(({ models }) => models.flatMap(({ componentIds = [] }) => componentIds)),
  );

/**
 * Drivers of an organisation, and shared ones, that name one of the identifiers or that of a software component which one
 * of them makes. In the order of their ids, so that the same question has the same answer.
 */
export const driversNaming = async (
  connection: Connection,
  organisationId: string,
  identifiers: readonly string[],
): Promise<LibraryDriver[]> => {
  const found = new Map<string, NamingRow>();
  const asked = new Set<string>();
  let wanted = [...new Set(identifiers.map(folded))];
  for (let round = 0; round < mostRounds && wanted.length > 0; round += 1) {
    for (const id of wanted) asked.add(id);
    const rows = await findDriversNaming(connection, organisationId, wanted, [...found.keys()]);
    for (const row of rows) found.set(row.id, row);
    wanted = [...new Set(rows.flatMap(({ facts }) => componentIdsOf(facts)).map(folded))].filter(
      (id) => !asked.has(id),
    );
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).flatMap(asLibraryDrivers);
};
