/** One organisation's id, or null for all that the signed-in user may see. */
export type Scope = string | null;

/** The scope's part of a query key. */
export const scopeKey = (scope: Scope): string => scope ?? "all";

/** The scope's part of a listing's query string. */
export const scopeQuery = (scope: Scope): { organisationId?: string } => (scope ? { organisationId: scope } : {});
