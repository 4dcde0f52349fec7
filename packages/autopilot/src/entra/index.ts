export {
  type CertificateFacts,
  type CertificatePair,
  makeClientCertificate,
  type NewCertificate,
  readCertificate,
  readCertificatePair,
} from "./certificate.ts";
export type {
  CertificateCredential,
  ClientCredential,
  ClientSecretCredential,
  CredentialKind,
  FederatedTokenCredential,
} from "./client-credential.ts";
export { type ExpiryWarning, expiryThresholds, expiryWarningDue } from "./credential-expiry.ts";
export { type DelegatedClaims, decodeDelegatedClaims } from "./delegated-claims.ts";
export {
  askDeviceCode,
  beginDeviceCode,
  type DeviceCode,
  type DeviceCodeAnswer,
  type DeviceCodeSettings,
} from "./device-code.ts";
export { type DeviceCodeReason, DeviceCodeRefused } from "./device-code-failure.ts";
export { type CloudEndpoints, federatedAudience, microsoftClouds } from "./endpoints.ts";
export { decodeFederatedClaims, type FederatedTokenClaims } from "./federated-claims.ts";
export type { Fetch } from "./msal-network.ts";
export { createReloadingTokenSource, type NamedTokenSource, type ReloadingTokenSource } from "./reloading-tokens.ts";
export { decodeTokenClaims, type TokenClaims } from "./token-claims.ts";
export { looksLikeSecretId, type TokenFailureReason, TokenRefused } from "./token-failure.ts";
export { createTokenSource, type TokenSource, type TokenSourceSettings } from "./tokens.ts";
