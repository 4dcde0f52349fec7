/**
 * Text as a PowerShell literal. In single quotes nothing is expanded; the quote itself is doubled, and so are the
 * typographic ones, which PowerShell takes for it (about_Quoting_Rules; `IsSingleQuote` of its tokenizer).
 */
export const powershellText = (text: string): string =>
  `'${text.replaceAll(/['\u2018\u2019\u201a\u201b]/gu, (quote) => quote + quote)}'`;

export const powershellList = (texts: readonly string[]): string => `@(${texts.map(powershellText).join(", ")})`;

export const powershellBoolean = (value: boolean): string => (value ? "$true" : "$false");
