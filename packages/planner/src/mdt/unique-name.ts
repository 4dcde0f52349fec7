/** A name that no other package of the version has; packages are found by both. It is then taken. */
export const uniqueName = (name: string, version: string, taken: Set<string>): string => {
  const isTaken = (wanted: string) => taken.has(`${wanted} ${version}`.toLowerCase());
  let unique = name;
  for (let number = 2; isTaken(unique); number++) unique = `${name} (${number})`;
  taken.add(`${unique} ${version}`.toLowerCase());
  return unique;
};
