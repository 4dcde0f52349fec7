/** A member of a JSON object; undefined where there is none. */
export const memberOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

/** A JSON object as a Microsoft type, whose members are all optional; anything else gives null. */
export const entityOf = <Entity extends object>(value: unknown): Entity | null =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Entity) : null;

/** The `value` list of a collection answer. */
export const collectionOf = <Entity extends object>(body: unknown): Entity[] => {
  const list = memberOf(body, "value");
  return Array.isArray(list) ? list.flatMap((entry: unknown) => entityOf<Entity>(entry) ?? []) : [];
};

/** Text for a `$filter` literal: quotes doubled, then encoded for the query. */
export const filterText = (text: string): string => encodeURIComponent(`'${text.replaceAll("'", "''")}'`);
