/** A client secret's value, as Entra shows it once. */
export interface ClientSecretCredential {
  readonly kind: "client-secret";
  readonly value: string;
}

/** A certificate whose public half the app registration knows; the private key signs an assertion for each request. */
export interface CertificateCredential {
  readonly kind: "certificate";
  /** X.509 certificate, PEM. */
  readonly certificatePem: string;
  /** Its RSA private key, unencrypted PEM (PKCS #8 or PKCS #1). */
  readonly privateKeyPem: string;
}

/** A token of another issuer (Kubernetes, a cloud's workload identity, GitHub) that the app registration trusts. */
export interface FederatedTokenCredential {
  readonly kind: "federated-token";
  /** Names the file in messages; what reads it is `readToken`. */
  readonly tokenFile: string;
  /**
   * Gives the token as it is now: issuers replace it every hour or so, so it is read anew for each request to Entra.
   *
   * @throws Error in words for people, where there is none to be read
   */
  readonly readToken: () => Promise<string>;
}

/** How the app proves itself to Microsoft Entra. */
export type ClientCredential = ClientSecretCredential | CertificateCredential | FederatedTokenCredential;

export type CredentialKind = ClientCredential["kind"];
