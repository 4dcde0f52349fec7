/** Names that Windows keeps for devices, whatever stands behind the first dot (Microsoft Learn, "Naming Files"). */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

const longest = 80;

/** A name as letters a–z, digits and hyphens, which every file system and every shell takes as it is. */
const slugOf = (title: string): string => {
  const slug = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, longest)
    .replace(/-+$/, "");
  if (slug === "") return "unnamed";
  return reserved.test(slug) ? `${slug}-` : slug;
};

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/**
 * A file name for each of several objects, by key: made of its title, and numbered where titles come to the same. Whatever
 * order they are given in, the same objects get the same names.
 */
export const fileNamesOf = (
  objects: readonly { readonly key: string; readonly title: string }[],
): ReadonlyMap<string, string> => {
  const named = new Map<string, string>();
  const taken = new Set<string>();
  const give = (key: string, name: string): void => {
    named.set(key, name);
    taken.add(name);
  };
  const sorted = objects
    .map(({ key, title }) => ({ key, slug: slugOf(title) }))
    .toSorted((one, other) => compare(one.slug, other.slug) || compare(one.key, other.key));
  for (const { key, slug } of sorted) if (!taken.has(slug)) give(key, slug);
  for (const { key, slug } of sorted.filter((object) => !named.has(object.key))) {
    let number = 2;
    while (taken.has(`${slug}-${number}`)) number += 1;
    give(key, `${slug}-${number}`);
  }
  return named;
};
