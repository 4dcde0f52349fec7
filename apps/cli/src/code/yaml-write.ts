import { Document, Scalar, visit } from "yaml";

/** Lines of a text that a block holds; anything else in it would come back as something else. */
const fitsBlock = (text: string): boolean =>
  text.includes("\n") && /^\S/.test(text) && !/[^\P{Cc}\n\t]|[\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u.test(text);

/**
 * A document as YAML for people: texts of several lines as they are, no line folded, nothing that an older reader takes for
 * something else.
 *
 * @param schema where editors find its JSON Schema
 */
export const yamlText = (value: object, schema: string): string => {
  const document = new Document(value, { compat: "yaml-1.1", aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value !== "string") return;
      if (fitsBlock(node.value)) node.type = Scalar.BLOCK_LITERAL;
      else if (/[^\P{Cc}\t]|[\u0085\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u.test(node.value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  document.commentBefore = ` yaml-language-server: $schema=${schema}`;
  return document.toString({ lineWidth: 0, minContentWidth: 0, doubleQuotedMinMultiLineLength: 1_000_000_000 });
};
