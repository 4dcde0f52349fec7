/** A column of envelopes, for the rotation of the master key. A feature that seals something tells of its place. */
export interface SealedPlace {
  readonly table: "secrets" | "signing_keys" | "computer_accounts" | "tenant_set_ups";
  /** Column that names the row. */
  readonly key: string;
  /** Column of the envelope; null where there is none. */
  readonly column: string;
  /** What the row's envelopes are tied to. */
  readonly contextOf: (key: string) => string;
}
