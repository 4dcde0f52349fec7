/** A cell: quoted, and made text where a spreadsheet would take it for a formula (OWASP, "CSV Injection"). */
const cellOf = (value: string): string => {
  const text = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
};

/** One line of a CSV file, ended as RFC 4180 has it. */
export const csvLine = (values: readonly string[]): string => `${values.map(cellOf).join(",")}\r\n`;
