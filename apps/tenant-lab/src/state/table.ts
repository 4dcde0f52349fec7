import type { Entity } from "./entity.ts";
import type { Change } from "./journal.ts";

/** Entities of one kind, in the order of their running numbers. Values are replaced, never changed in place. */
export interface Table<Kind extends Entity> {
  get(id: string): Kind | undefined;
  put(value: Kind): Kind;
  delete(id: string): void;
  values(): Kind[];
  filter(condition: (value: Kind) => boolean): Kind[];
  /** Those whose `field` has this value, found by an index that the first such question makes. */
  by<Field extends keyof Kind>(field: Field, value: Kind[Field]): Kind[];
}

export interface MadeTable<Kind extends Entity> extends Table<Kind> {
  /** Puts or (null) deletes without telling anybody: for reading the journal. */
  restore(id: string, value: Kind | null): void;
}

type Index<Kind> = Map<unknown, Map<string, Kind>>;

/** Makes an empty table that tells `changed` of every change. */
export function createTable<Kind extends Entity>(name: string, changed: (change: Change) => void): MadeTable<Kind> {
  const rows = new Map<string, Kind>();
  const indexes = new Map<keyof Kind, Index<Kind>>();

  const set = (id: string, value: Kind | null): boolean => {
    const before = rows.get(id);
    if (value === null) rows.delete(id);
    else rows.set(id, value);
    for (const [field, index] of indexes) {
      if (before !== undefined && before[field] !== value?.[field]) removeFrom(index, before[field], id);
      if (value !== null) bucket(index, value[field]).set(id, value);
    }
    return before !== undefined;
  };

  const indexOf = (field: keyof Kind): Index<Kind> => {
    const known = indexes.get(field);
    if (known !== undefined) return known;
    const index: Index<Kind> = new Map();
    for (const [id, value] of rows) bucket(index, value[field]).set(id, value);
    indexes.set(field, index);
    return index;
  };

  return {
    get: (id) => rows.get(id),
    put: (value) => {
      set(value.id, value);
      changed([name, value.id, value]);
      return value;
    },
    delete: (id) => {
      if (set(id, null)) changed([name, id, null]);
    },
    restore: (id, value) => {
      set(id, value);
    },
    values: () => [...rows.values()],
    filter: (condition) => {
      const found: Kind[] = [];
      for (const value of rows.values()) if (condition(value)) found.push(value);
      return found;
    },
    by: (field, value) => [...(indexOf(field).get(value)?.values() ?? [])],
  };
}

/** Empty buckets would stay for ever: tasks alone leave one for every device. */
function removeFrom<Kind>(index: Index<Kind>, value: unknown, id: string): void {
  const known = index.get(value);
  known?.delete(id);
  if (known?.size === 0) index.delete(value);
}

function bucket<Kind>(index: Index<Kind>, value: unknown): Map<string, Kind> {
  const known = index.get(value);
  if (known !== undefined) return known;
  const made = new Map<string, Kind>();
  index.set(value, made);
  return made;
}
