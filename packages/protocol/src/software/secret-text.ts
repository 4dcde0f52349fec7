import type { SecretKind, SecretValue } from "../secret.ts";

/** Kinds that are one line of text, or two: what a variable or a property of a step can take. */
export const stepSecretKinds: readonly SecretKind[] = [
  "password",
  "user-name-password",
  "client-secret",
  "product-key",
  "text",
];

/** What a variable that names a secret becomes: of a user name and a password, the password. Null: no such kind. */
export const secretText = (value: SecretValue): string | null => {
  switch (value.kind) {
    case "password":
    case "user-name-password":
      return value.password;
    case "client-secret":
      return value.value;
    case "product-key":
      return value.productKey;
    case "text":
      return value.text;
    default:
      return null;
  }
};

/**
 * A secret as variables of the environment: `NAME`, and for a user name and a password also `NAME_USERNAME`.
 *
 * @param name of the variable that names the secret
 */
export const secretVariables = (name: string, value: SecretValue): Record<string, string> => ({
  [name]: secretText(value) ?? "",
  ...(value.kind === "user-name-password" && { [`${name}_USERNAME`]: value.userName }),
});
