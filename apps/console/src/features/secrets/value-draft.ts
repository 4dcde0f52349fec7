import type { SecretKind, SecretValue } from "@windlass/protocol";

/** What was typed into the form, whatever kind is chosen. */
export interface ValueDraft {
  readonly password: string;
  readonly userName: string;
  readonly value: string;
  readonly file: string;
  readonly fileName: string;
  readonly xml: string;
  readonly productKey: string;
  readonly text: string;
}

export const emptyDraft: ValueDraft = {
  password: "",
  userName: "",
  value: "",
  file: "",
  fileName: "",
  xml: "",
  productKey: "",
  text: "",
};

/** The value as the API takes it. */
export const secretValueOf = (kind: SecretKind, draft: ValueDraft): SecretValue => {
  switch (kind) {
    case "password":
      return { kind, password: draft.password };
    case "user-name-password":
      return { kind, userName: draft.userName, password: draft.password };
    case "client-secret":
      return { kind, value: draft.value };
    case "certificate":
      return { kind, file: draft.file, password: draft.password };
    case "wifi-profile":
      return { kind, xml: draft.xml };
    case "product-key":
      return { kind, productKey: draft.productKey };
    case "text":
      return { kind, text: draft.text };
  }
};
