/** How one failure is told: HTTP status, sentence and next action. `{name}` is filled from the error's parameters. */
export interface ErrorDefinition {
  readonly status: number;
  readonly message: string;
  readonly remedy: string;
}

/** Keeps the literal codes of a group of errors for the catalogue's type. */
export const defineErrors = <const Definitions extends Record<string, ErrorDefinition>>(definitions: Definitions) =>
  definitions;
