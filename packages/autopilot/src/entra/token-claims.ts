/** What an app-only token says, for diagnosis: Microsoft calls Graph tokens opaque, so nothing may be decided on it alone. */
export interface TokenClaims {
  readonly tenantId: string | null;
  readonly clientId: string | null;
  /** Granted application permissions; empty where admin consent is missing. */
  readonly roles: readonly string[];
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** Reads a token's claims without checking its signature; null where it is not a JWT. */
export const decodeTokenClaims = (token: string): TokenClaims | null => {
  const payload = token.split(".")[1];
  if (!payload) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    if (typeof claims !== "object" || claims === null) return null;
    const read = (name: string): unknown => Reflect.get(claims, name);
    const roles = read("roles");
    return {
      tenantId: text(read("tid")),
      clientId: text(read("appid")) ?? text(read("azp")),
      roles: Array.isArray(roles) ? roles.filter((role): role is string => typeof role === "string") : [],
    };
  } catch {
    return null;
  }
};
