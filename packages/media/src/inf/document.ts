import { WindlassError } from "@windlass/protocol";
import type { RandomAccessReader } from "../random-access.ts";
import { type Entry, longestField, readEntries } from "./entries.ts";
import { type Place, type ProblemCode, Problems } from "./problems.ts";
import { findSections, type Refuse, type Section } from "./sections.ts";
import { expandTokens, localisedStrings, readStrings, type StringTable } from "./strings.ts";
import { type InfEncoding, readInfText } from "./text.ts";

/** Lines that are looked at in one file, bounding memory; vendors' largest files have some ten thousand. */
const mostEntries = 200_000;

/** Characters of texts handed out, so that short keys of long strings cannot multiply the file. */
const mostCharacters = 20_000_000;

/** A parsed INF: sections by name, their lines read when asked for, texts with their strings filled in. */
export class InfDocument {
  readonly fileName: string;
  readonly encoding: InfEncoding;
  readonly problems: Problems;
  readonly #text: string;
  readonly #sections: ReadonlyMap<string, Section>;
  readonly #entries = new Map<string, readonly Entry[]>();
  readonly #refuse: Refuse;
  /**
   * Texts handed out, by the field they come from; each in memory of its own, as a part of the file's text would keep
   * the whole of it.
   */
  readonly #texts = new Map<string, string>();
  #entryCount = 0;
  #characters = 0;
  #strings: StringTable | undefined;

  private constructor(fileName: string, encoding: InfEncoding, text: string, offsetOf: (index: number) => number) {
    this.fileName = fileName;
    this.encoding = encoding;
    this.problems = new Problems(offsetOf);
    this.#text = text;
    this.#refuse = (line, index, what) => {
      throw new WindlassError("inf.unreadable", {
        parameters: { file: fileName, line, offset: offsetOf(index), what },
      });
    };
    this.#sections = findSections(text, this.#refuse);
  }

  /** @throws WindlassError `inf.*` */
  static async read(reader: RandomAccessReader, fileName: string): Promise<InfDocument> {
    const { text, encoding, offsetOf } = await readInfText(reader, fileName);
    return new InfDocument(fileName, encoding, text, offsetOf);
  }

  section(name: string): Section | undefined {
    return this.#sections.get(name.toLowerCase());
  }

  sectionNames(): string[] {
    return [...this.#sections.keys()];
  }

  /** Names in all `Include` entries, whichever section they stand in. */
  includes(): { readonly name: string; readonly place: Place }[] {
    const found: { readonly name: string; readonly place: Place }[] = [];
    for (const { stretches } of this.#sections.values())
      for (const stretch of stretches) {
        if (!/^[ \t]*include[ \t]*=/im.test(this.#text.slice(stretch.start, stretch.end))) continue;
        readEntries(this.#text, stretch, this.#refuse, (entry) => {
          if (entry.key?.toLowerCase() !== "include") return;
          for (const value of entry.values) found.push({ name: this.expand(value, entry), place: entry });
        });
      }
    return found;
  }

  /** All lines of the sections of that name; none when there is no such section. */
  entries(name: string): readonly Entry[] {
    const key = name.toLowerCase();
    const known = this.#entries.get(key);
    if (known) return known;
    const entries: Entry[] = [];
    for (const stretch of this.#sections.get(key)?.stretches ?? [])
      readEntries(this.#text, stretch, this.#refuse, (entry) => {
        if (++this.#entryCount > mostEntries)
          this.#refuse(entry.line, entry.index, `there are more than ${mostEntries} lines to look at`);
        if (entry.unclosed) this.report("quote-unclosed", entry);
        entries.push(entry);
      });
    this.#entries.set(key, entries);
    return entries;
  }

  /** The first entry with that key in the section. */
  entry(section: string, key: string): Entry | undefined {
    const wanted = key.toLowerCase();
    return this.entries(section).find((entry) => entry.key?.toLowerCase() === wanted);
  }

  /** All entries with that key, in order. */
  entriesOf(section: string, key: string): Entry[] {
    const wanted = key.toLowerCase();
    return this.entries(section).filter((entry) => entry.key?.toLowerCase() === wanted);
  }

  /** A field as Windows would take it, with strings filled in. @throws WindlassError `inf.unreadable` when too long */
  expand(field: string | undefined | null, place: Place): string {
    if (field === undefined || field === null || field === "") return "";
    const known = this.#texts.get(field);
    if (known !== undefined) return known;
    const text = field.includes("%") ? this.#fill(field, place) : field;
    if (text.length > longestField)
      this.#refuse(place.line, place.index, `a field has ${text.length} characters, more than ${longestField}`);
    this.#characters += text.length;
    if (this.#characters > mostCharacters)
      this.#refuse(place.line, place.index, `its texts have more than ${mostCharacters} characters together`);
    const own = Buffer.from(text).toString();
    this.#texts.set(field, own);
    return own;
  }

  /** Refuses the whole file at that place. */
  refuse(place: Place, what: string): never {
    return this.#refuse(place.line, place.index, what);
  }

  report(code: ProblemCode, place: Place | null, what = ""): void {
    this.problems.report(code, place, what);
  }

  #fill(field: string, place: Place): string {
    const strings = this.#stringTable();
    return expandTokens(
      field,
      (key) => {
        if (strings.onlyLocalised.has(key)) this.report("string-only-localised", place, key);
        return strings.values.get(key);
      },
      (key) => this.report("string-undefined", place, key),
    );
  }

  #stringTable(): StringTable {
    if (this.#strings) return this.#strings;
    const localised = [...this.#sections.keys()].filter((name) => localisedStrings.test(name));
    this.#strings = readStrings(
      this.entries("strings"),
      localised.flatMap((name) => [...this.entries(name)]),
    );
    return this.#strings;
  }
}
