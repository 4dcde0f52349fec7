const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

const unicodeEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/**
 * Text as an HCL string. Besides the usual escapes, `${` and `%{` would begin a template (HCL native syntax specification,
 * "Template Literals"). They get a Unicode escape: the documented `$${` is read in two ways where another `$` stands before.
 */
export const terraformText = (text: string): string =>
  `"${text
    .replaceAll(/[\\"\n\r\t]/gu, (character) => escapes[character] ?? character)
    .replaceAll(/\p{Cc}/gu, unicodeEscape)
    .replaceAll(/[$%](?=\{)/gu, unicodeEscape)}"`;

/** A line comment; a text that ends the line would end the comment. */
export const terraformComment = (text: string): string => `# ${text.replaceAll(/\p{Cc}/gu, " ")}`;
