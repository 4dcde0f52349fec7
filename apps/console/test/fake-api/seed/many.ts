import { randomUUID } from "node:crypto";
import type { Store } from "../store.ts";
import { lostContent } from "./publications.ts";

/** The elements again and again under other names, until there are so many. */
const repeated = <Item extends { readonly id: string }>(
  items: readonly Item[],
  count: number,
  renamed: (item: Item, number: number) => Item,
): Item[] => {
  if (items.length === 0) return [];
  return Array.from({ length: count }, (_, number) => {
    const item = items[number % items.length];
    if (!item) throw new Error("there is an item at each place");
    return number < items.length ? item : { ...renamed(item, number), id: randomUUID() };
  });
};

/** Makes a library as large as those of whoever serves many organisations. */
export const makeMany = (store: Store, count: number): void => {
  const kinds = Map.groupBy(store.definitions, ({ definition }) => definition.kind);
  store.definitions = [...kinds.values()].flatMap((items) =>
    repeated(items, count, (item, number) => {
      const name = `${item.definition.name} ${number}`;
      return { ...item, definition: { ...item.definition, name } };
    }),
  );
  store.secrets = repeated(store.secrets, count, (secret, number) => ({
    ...secret,
    definition: { ...secret.definition, name: `${secret.definition.name} ${number}` },
  }));
  store.driverPacks = repeated(store.driverPacks, count, (pack, number) => ({
    ...pack,
    name: `${pack.name} ${number}`,
  }));
  store.products = repeated(store.products, count, (product, number) => ({
    ...product,
    name: `${product.name} ${number}`,
  }));
  store.packages = repeated(store.packages, count, (entry, number) => ({
    ...entry,
    version: `${entry.version}.${number}`,
  }));
  store.preview = { ...store.preview, problems: [...lostContent(store.packages), ...store.preview.problems] };
};
