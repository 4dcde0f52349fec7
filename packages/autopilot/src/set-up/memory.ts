import type { MadeObject } from "@windlass/protocol";

const identityOf = ({ at: _at, name: _name, ...identity }: MadeObject): string => JSON.stringify(identity);

/** The list with an object that was made; the same object again keeps its first entry. */
export const withMade = (list: readonly MadeObject[], object: MadeObject): MadeObject[] =>
  list.some((known) => identityOf(known) === identityOf(object)) ? [...list] : [...list, object];

export const withoutMade = (list: readonly MadeObject[], object: MadeObject): MadeObject[] =>
  list.filter((known) => identityOf(known) !== identityOf(object));
