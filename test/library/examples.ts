/** One example of a README: TypeScript, and what it prints where the README says so. */
export interface Example {
  readonly heading: string;
  readonly code: string;
  readonly output: string | null;
}

const block = /^## (.+)$|^```ts\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```)?/gm;

/** All examples of a README, each under the heading before it. */
export const examplesOf = (readme: string): Example[] => {
  const examples: Example[] = [];
  let heading = "";
  for (const [, title, code, output] of readme.matchAll(block)) {
    if (title !== undefined) heading = title;
    if (code !== undefined) examples.push({ heading, code, output: output ?? null });
  }
  return examples;
};
