/**
 * Quotes an argument as CommandLineToArgvW and the C runtime take it apart: backslashes double before a quote and before
 * the closing one.
 */
export const quoteArgument = (argument: string): string => {
  if (argument !== "" && !/[\s"]/.test(argument)) return argument;
  return `"${argument.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, "$1$1")}"`;
};

/** Windows Installer reads its line itself: a quote within a value is doubled ("Command-line options"). */
export const msiValue = (value: string): string =>
  /^[^\s"]+$/.test(value) ? value : `"${value.replaceAll('"', '""')}"`;

/** A text as PowerShell takes it literally; it ends such a text at typographic quotes, too (about_Quoting_Rules). */
export const powershellText = (text: string): string => `'${text.replaceAll(/['\u2018-\u201B]/g, "$&$&")}'`;
