import { useState } from "react";
import type { DriverChoice, DriverFilter } from "../../api/drivers.ts";
import { type Scope, scopeQuery } from "../../api/scope.ts";

interface ChosenDrivers {
  readonly count: number;
  /** All that match the search, also on pages that were never shown. */
  readonly everything: boolean;
  readonly has: (id: string) => boolean;
  /** Chooses rows of the page, or takes them out again. */
  readonly select: (ids: readonly string[], on: boolean) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
  /** As the server is asked. */
  readonly choice: DriverChoice;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * Which drivers are chosen. Single ones stay chosen while one searches on; “all that match” means the search that was
 * shown then, and ends with the next.
 */
export const useDriverChoice = (
  scope: Scope,
  filter: DriverFilter,
  /** How many the search finds, and those of them on the page. */
  found: number,
  page: readonly string[],
): ChosenDrivers => {
  const [ids, setIds] = useState(nothing);
  const search = JSON.stringify([scope, filter]);
  const [allOf, setAllOf] = useState<string | null>(null);
  const everything = allOf === search;
  // Coming back to a search must not choose again what it finds by then.
  if (allOf !== null && !everything) setAllOf(null);
  const select = (rows: readonly string[], on: boolean) => {
    const next = new Set(everything ? page : ids);
    for (const id of rows) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setAllOf(null);
    setIds(next);
  };
  return {
    count: everything ? found : ids.size,
    everything,
    has: (id) => everything || ids.has(id),
    select,
    selectAll: () => {
      setIds(nothing);
      setAllOf(search);
    },
    clear: () => {
      setIds(nothing);
      setAllOf(null);
    },
    choice: everything ? { matching: { ...scopeQuery(scope), ...filter }, expected: found } : { driverIds: [...ids] },
  };
};
