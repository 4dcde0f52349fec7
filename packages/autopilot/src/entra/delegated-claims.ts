/** What a delegated token says of whoever signed in, for display and for the check of the tenant. */
export interface DelegatedClaims {
  readonly tenantId: string | null;
  readonly userName: string | null;
  /** Delegated permissions that were granted. */
  readonly scopes: readonly string[];
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** Reads a delegated token's claims without checking its signature: Graph does that at every request. */
export const decodeDelegatedClaims = (token: string): DelegatedClaims | null => {
  const payload = token.split(".")[1];
  if (!payload) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    if (typeof claims !== "object" || claims === null) return null;
    const read = (name: string): unknown => Reflect.get(claims, name);
    return {
      tenantId: text(read("tid")),
      userName:
        text(read("upn")) ?? text(read("preferred_username")) ?? text(read("unique_name")) ?? text(read("name")),
      scopes: (text(read("scp")) ?? "").split(" ").filter((scope) => scope !== ""),
    };
  } catch {
    return null;
  }
};
