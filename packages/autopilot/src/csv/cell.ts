/** Text that a spreadsheet would run instead of show (OWASP, "CSV Injection"). */
const formulaStart = /^[=+\-@\t\r]/u;

/** A cell of text that Excel is kept from reading as a number: `="0012345"`. */
const heldAsText = /^="([^"]*)"$/u;

/** An apostrophe that keeps a spreadsheet from running a cell; {@link guardedCell} writes it, too. */
const guarded = /^'([=+\-@].*)$/su;

const visible = (cell: string): string => cell.replaceAll(/[\u200b-\u200d\u2060\ufeff]/gu, "").trim();

/** Whether a spreadsheet would run this cell; one that somebody has marked as text is none. */
export const isFormula = (cell: string): boolean => {
  const text = visible(cell);
  return formulaStart.test(text) && !heldAsText.test(text);
};

/** A cell as it was meant: without the wrapping of spreadsheets. */
export const plainCell = (cell: string): string => {
  const text = visible(cell);
  return (heldAsText.exec(text)?.[1] ?? guarded.exec(text)?.[1] ?? text).trim();
};

/** A cell that no spreadsheet runs. Control characters become spaces: no value of ours holds one. */
export const guardedCell = (text: string): string => {
  const plain = text.replaceAll(/\p{Cc}/gu, " ").trim();
  return formulaStart.test(plain) ? `'${plain}` : plain;
};
