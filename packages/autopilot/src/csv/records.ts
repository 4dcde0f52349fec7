import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { WindlassError } from "@windlass/protocol";
import { CsvError, parse } from "csv-parse";
import { type CsvSeparator, readBeginning } from "./separator.ts";
import { type CsvEncoding, TextReader } from "./text.ts";

/** One line of cells, as the file has it. */
export interface CsvRecord {
  /** Where it is in the file; the first line is 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** Longest record taken, in characters: a hash has 4000, and 16,000 are the most that is looked at. */
const longestRecord = 40_000;

/** Text needed to find the header. */
const beginningLength = 8192;

/** What is known of a file once it was read. */
export interface FileForm {
  readonly encoding: CsvEncoding;
  readonly mixedEncoding: boolean;
  readonly separator: CsvSeparator;
}

/** Reads a file's bytes as cells, in constant memory. */
export class RecordReader {
  readonly #chunks: AsyncIterable<Uint8Array>;
  readonly #text = new TextReader();
  #separator: CsvSeparator = ",";

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks;
  }

  get form(): FileForm {
    return { encoding: this.#text.encoding, mixedEncoding: this.#text.mixed, separator: this.#separator };
  }

  async *#texts(): AsyncGenerator<string> {
    for await (const chunk of this.#chunks) yield this.#text.read(chunk);
    yield this.#text.end();
  }

  /** @throws csv.binary, csv.row-unreadable */
  async *records(): AsyncGenerator<CsvRecord> {
    const texts = this.#texts();
    let first = "";
    let ended = false;
    while (first.length < beginningLength && !ended) {
      const next = await texts.next();
      if (next.done) ended = true;
      else first += next.value;
    }
    const beginning = readBeginning(first);
    this.#separator = beginning.separator;
    const parser = parse({
      delimiter: beginning.separator,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRecord,
      info: true,
    });
    const rest = async function* (): AsyncGenerator<string> {
      yield first.slice(beginning.skip);
      yield* texts;
    };
    const feeding = pipeline(Readable.from(rest()), parser);
    // The reader below meets the same failure; without this it would count as unhandled.
    feeding.catch(() => {});
    let row = beginning.lines;
    try {
      for await (const { record, info } of parser) {
        row = beginning.lines + info.lines;
        yield { row, cells: record };
      }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      throw new WindlassError("csv.row-unreadable", { parameters: { row: row + 1 }, cause: error });
    }
  }
}
