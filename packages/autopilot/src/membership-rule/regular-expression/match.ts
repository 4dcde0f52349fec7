import { isWordCharacter } from "./characters.ts";
import { type Anchor, type CharacterTest, type PatternNode, PatternNotJudged } from "./nodes.ts";
import { parsePattern } from "./parse.ts";

/** A pattern as a program of a non-deterministic automaton: no backtracking, so no pattern can take long. */
type Instruction =
  | { readonly kind: "character"; readonly test: CharacterTest }
  | { readonly kind: "anchor"; readonly anchor: Anchor }
  | { readonly kind: "split"; readonly targets: number[] }
  | { readonly kind: "end" };

/** Repetitions are written out; beyond this a pattern is not judged. */
const longestProgram = 3000;

class Compiler {
  readonly program: Instruction[] = [];
  #steps = 0;

  #add(instruction: Instruction): number {
    if (this.program.length >= longestProgram) throw new PatternNotJudged("The regular expression is too large.");
    this.program.push(instruction);
    return this.program.length - 1;
  }

  #split(...targets: number[]): number[] {
    this.#add({ kind: "split", targets });
    return targets;
  }

  compile(node: PatternNode): void {
    // Repeating nothing adds no instruction, yet takes time.
    this.#steps += 1;
    if (this.#steps > 10 * longestProgram) throw new PatternNotJudged("The regular expression is too large.");
    switch (node.kind) {
      case "character":
      case "anchor":
        this.#add(node);
        return;
      case "sequence":
        for (const part of node.parts) this.compile(part);
        return;
      case "choice":
        this.#choice(node.options);
        return;
      case "repeat":
        this.#repeat(node.part, node.least, node.most);
        return;
    }
  }

  #choice(options: readonly PatternNode[]): void {
    const ways = this.#split();
    const exits: number[][] = [];
    for (const option of options) {
      ways.push(this.program.length);
      this.compile(option);
      exits.push(this.#split());
    }
    for (const exit of exits) exit.push(this.program.length);
  }

  #repeat(part: PatternNode, least: number, most: number): void {
    for (let count = 0; count < least; count += 1) this.compile(part);
    if (most === Infinity) {
      const start = this.program.length;
      const ways = this.#split(start + 1);
      this.compile(part);
      this.#split(start);
      ways.push(this.program.length);
      return;
    }
    const exits: number[][] = [];
    for (let count = least; count < most; count += 1) {
      exits.push(this.#split(this.program.length + 1));
      this.compile(part);
    }
    for (const exit of exits) exit.push(this.program.length);
  }

  finish(): readonly Instruction[] {
    // Behind the limit, so that a pattern of exactly the limit still ends.
    this.program.push({ kind: "end" });
    return this.program;
  }
}

const isWordAt = (text: string, position: number): boolean =>
  position >= 0 && position < text.length && isWordCharacter(text.charAt(position));

const holds = (anchor: Anchor, text: string, position: number): boolean => {
  switch (anchor) {
    case "start":
      return position === 0;
    case "end":
      return position === text.length;
    case "end-or-last-line":
      return position === text.length || (position === text.length - 1 && text.endsWith("\n"));
    case "word-boundary":
      return isWordAt(text, position - 1) !== isWordAt(text, position);
    case "no-word-boundary":
      return isWordAt(text, position - 1) === isWordAt(text, position);
  }
};

const run = (program: readonly Instruction[], text: string): boolean => {
  let active = new Set<number>();
  /** Follows everything that takes no character. @returns whether the end was reached */
  const enter = (into: Set<number>, first: number, position: number): boolean => {
    const open = [first];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (into.has(at)) continue;
      into.add(at);
      const instruction = program[at];
      if (instruction?.kind === "end") return true;
      if (instruction?.kind === "split") open.push(...instruction.targets);
      if (instruction?.kind === "anchor" && holds(instruction.anchor, text, position)) open.push(at + 1);
    }
    return false;
  };
  for (let position = 0; position <= text.length; position += 1) {
    // The pattern may begin anywhere: Entra searches, it does not compare the whole text.
    if (enter(active, 0, position)) return true;
    const next = new Set<number>();
    const character = text.charAt(position);
    for (const at of active) {
      const instruction = program[at];
      const taken = position < text.length && instruction?.kind === "character" && instruction.test(character);
      if (taken && enter(next, at + 1, position + 1)) return true;
    }
    active = next;
  }
  return false;
};

/**
 * Makes a test of a regular expression as Microsoft Entra uses them: .NET's, anywhere in the text, without regard to
 * case. Runs in time linear in the text's length.
 *
 * @throws PatternNotJudged for what this product does not evaluate: look-arounds, back-references, options, `\p{…}`,
 *   subtracted sets, patterns that are broken or too large
 */
export const createPatternTest = (pattern: string): ((text: string) => boolean) => {
  const compiler = new Compiler();
  compiler.compile(parsePattern(pattern));
  const program = compiler.finish();
  return (text) => run(program, text);
};
