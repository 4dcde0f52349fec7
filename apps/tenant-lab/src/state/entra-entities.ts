import type { JSONWebKeySet } from "jose";
import type { Entity, TenantEntity } from "./entity.ts";

export interface Tenant extends Entity {
  readonly displayName: string;
  readonly domain: string;
  readonly createdAt: number;
}

export interface ClientSecret {
  /** The "Secret ID" of the portal, which people paste by mistake. */
  readonly keyId: string;
  readonly displayName: string;
  readonly value: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** A certificate with which an application proves who it is; its private key is nobody's business here. */
export interface ApplicationCertificate {
  readonly keyId: string;
  readonly displayName: string;
  /** DER in base64. */
  readonly certificate: string;
  /** SHA-1 over the DER, hexadecimal in capitals, as the portal shows it. */
  readonly thumbprint: string;
  /** SHA-256 over the DER, the same way. */
  readonly sha256Thumbprint: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Trust in the tokens that another issuer gives to one subject. All comparisons are exact, also in case. */
export interface FederatedCredential {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
}

/** An app registration together with its service principal. `id` is the client id. */
export interface Application extends TenantEntity {
  readonly objectId: string;
  readonly servicePrincipalId: string;
  readonly displayName: string;
  readonly enabled: boolean;
  /** Application permissions an administrator has consented to. */
  readonly roles: readonly string[];
  readonly secrets: readonly ClientSecret[];
  readonly certificates: readonly ApplicationCertificate[];
  readonly federatedCredentials: readonly FederatedCredential[];
  readonly createdAt: number;
}

/** An identity provider outside the tenant. `id` is its issuer address, exactly as its tokens name it. */
export interface TokenIssuer extends Entity {
  readonly keys: JSONWebKeySet;
}
