import { notFound } from "@windlass/protocol";

interface Owned {
  readonly id: string;
  readonly organisationId?: string | null;
}

interface Query {
  readonly organisationId?: string | undefined;
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** One page of `items`; the cursor is the index of the next one. */
export const pageFrom = <Item extends Owned>(items: readonly Item[], query: Query) => {
  const wanted = items.filter((item) => !query.organisationId || item.organisationId === query.organisationId);
  const start = Number(query.cursor ?? 0);
  const end = start + query.limit;
  return { items: wanted.slice(start, end), nextCursor: end < wanted.length ? String(end) : null };
};

/** The same for what may be shared by all: one organisation's listing holds that, too. */
export const pageWithShared = <Item extends Owned>(items: readonly Item[], { organisationId, ...query }: Query) =>
  pageFrom(
    items.filter((item) => !organisationId || item.organisationId === null || item.organisationId === organisationId),
    query,
  );

/** The object with this id. @throws WindlassError `object.not-found` */
export const found = <Item extends Owned>(items: readonly Item[], kind: string, id: string): Item => {
  const item = items.find((candidate) => candidate.id === id);
  if (!item) throw notFound(kind, id);
  return item;
};

/** Replaces the object that has the same id. */
export const put = <Item extends Owned>(items: Item[], item: Item): Item => {
  const index = items.findIndex((candidate) => candidate.id === item.id);
  if (index >= 0) items[index] = item;
  else items.unshift(item);
  return item;
};
