/** What stands between two cells; Excel writes the list separator of the person's region. */
export type CsvSeparator = "," | ";" | "\t";

const separators: readonly CsvSeparator[] = [",", ";", "\t"];

const countOutsideQuotes = (line: string, separator: string): number => {
  let quoted = false;
  let count = 0;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) count += 1;
  }
  return count;
};

export interface Beginning {
  readonly separator: CsvSeparator;
  /** Characters before the header: empty lines, and a line `sep=;` by which Excel is told the separator. */
  readonly skip: number;
  /** Lines before the header. */
  readonly lines: number;
}

/** Looks at the first lines of a file. */
export const readBeginning = (text: string): Beginning => {
  let skip = 0;
  let lines = 0;
  let named: CsvSeparator | undefined;
  for (;;) {
    const match = /^([^\r\n]*)(\r\n|\n|\r)/u.exec(text.slice(skip));
    const line = match?.[1] ?? text.slice(skip);
    const told = /^"?sep=([,;\t])"?$/iu.exec(line)?.[1];
    if (told) named = separators.find((separator) => separator === told);
    else if (line.trim() !== "" || !match) {
      const counts = separators.map((separator) => countOutsideQuotes(line, separator));
      const most = Math.max(...counts);
      return { separator: named ?? separators[most === 0 ? 0 : counts.indexOf(most)] ?? ",", skip, lines };
    }
    if (!match) return { separator: named ?? ",", skip, lines };
    skip += match[0].length;
    lines += 1;
  }
};
