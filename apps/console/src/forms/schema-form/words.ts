/** How a field of a schema is told to a person. */
export interface FieldWords {
  readonly label: string;
  readonly hint?: string;
  /** Several lines of a program's text. */
  readonly code?: boolean;
  readonly required?: boolean;
}

export interface FormWords {
  /** By the name of the field, or `variant.field` where it is told otherwise. */
  readonly fields: Readonly<Record<string, FieldWords>>;
  /** Values of choices; others are told as they are. */
  readonly values: Readonly<Record<string, string>>;
}

/** `retryDelaySeconds` as “Retry delay seconds”. */
const humanised = (name: string): string => {
  const words = name.replaceAll(/([A-Z])/g, " $1").toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

export const wordsOf = (words: FormWords, variant: string, name: string): FieldWords =>
  words.fields[`${variant}.${name}`] ?? words.fields[name] ?? { label: humanised(name) };
