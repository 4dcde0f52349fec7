import type { JSONWebKeySet } from "jose";
import type { DirectoryRole } from "../entra/directory-roles.ts";
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
  /** From when the token service knows it: news takes a moment to reach all of Entra. */
  readonly usableFrom: number;
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
  readonly usableFrom: number;
}

/** Trust in the tokens that another issuer gives to one subject. All comparisons are exact, also in case. */
export interface FederatedCredential {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
}

/** What an app registration says of itself and the lab only keeps. */
export interface ApplicationDetails {
  readonly description: string | null;
  readonly notes: string | null;
  readonly signInAudience: string;
  /** Permissions it asks for, as they were sent; asking grants nothing. */
  readonly requiredResourceAccess: readonly unknown[];
}

/** An app registration together with its service principal. `id` is the client id. */
export interface Application extends TenantEntity {
  readonly objectId: string;
  /** Null: registered, but without a service principal in the tenant, so nobody can sign in as it. */
  readonly servicePrincipalId: string | null;
  readonly displayName: string;
  readonly details: ApplicationDetails;
  readonly enabled: boolean;
  /** Application permissions an administrator has consented to. */
  readonly roles: readonly string[];
  /** Object ids of service principals and users that own it. */
  readonly owners: readonly string[];
  readonly secrets: readonly ClientSecret[];
  readonly certificates: readonly ApplicationCertificate[];
  readonly federatedCredentials: readonly FederatedCredential[];
  readonly createdAt: number;
  /** From when all of Entra knows the registration, and its service principal. */
  readonly visibleFrom: number;
  readonly principalVisibleFrom: number;
}

/** A person of the tenant. */
export interface User extends TenantEntity {
  readonly userPrincipalName: string;
  readonly displayName: string;
  /** Empty: an ordinary member. */
  readonly directoryRoles: readonly DirectoryRole[];
}

/** The service principal of one of Microsoft's own applications in a tenant. */
export interface FirstPartyPrincipal extends TenantEntity {
  readonly appId: string;
  readonly displayName: string;
  readonly enabled: boolean;
}

/** An identity provider outside the tenant. `id` is its issuer address, exactly as its tokens name it. */
export interface TokenIssuer extends Entity {
  readonly keys: JSONWebKeySet;
}

/** A sign-in by code that somebody began. `id` is the device code, which the program keeps to itself. */
export interface DeviceCode extends Entity {
  /** Null: begun for `organizations`, the tenant is that of whoever signs in. */
  readonly tenantId: string | null;
  readonly userCode: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
  readonly askedAt: number | null;
  readonly outcome: "waiting" | "approved" | "declined" | "used";
  readonly userId: string | null;
}

/** What lets a program go on after an access token has ended. `id` is the token. */
export interface RefreshToken extends TenantEntity {
  readonly userId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
}
