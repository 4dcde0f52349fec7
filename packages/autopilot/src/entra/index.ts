export { type CloudEndpoints, microsoftClouds } from "./endpoints.ts";
export type { Fetch } from "./msal-network.ts";
export { decodeTokenClaims, type TokenClaims } from "./token-claims.ts";
export { looksLikeSecretId, type TokenFailureReason, TokenRefused } from "./token-failure.ts";
export { type ClientCredential, createTokenSource, type TokenSource, type TokenSourceSettings } from "./tokens.ts";
