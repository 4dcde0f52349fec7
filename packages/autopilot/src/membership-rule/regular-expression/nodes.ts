/** Tells whether one UTF-16 code unit belongs to a set. */
export type CharacterTest = (character: string) => boolean;

/** Places in a text that a pattern can ask for without taking a character. */
export type Anchor = "start" | "end" | "end-or-last-line" | "word-boundary" | "no-word-boundary";

/** A regular expression as a tree. */
export type PatternNode =
  | { readonly kind: "character"; readonly test: CharacterTest }
  | { readonly kind: "anchor"; readonly anchor: Anchor }
  | { readonly kind: "sequence"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly options: readonly PatternNode[] }
  /** `most` is Infinity where there is no upper bound. */
  | { readonly kind: "repeat"; readonly part: PatternNode; readonly least: number; readonly most: number };

/** A pattern that this product does not judge, and why. */
export class PatternNotJudged extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "PatternNotJudged";
  }
}
