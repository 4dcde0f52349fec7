import type {
  Application as GraphApplication,
  KeyCredential,
  PasswordCredential,
} from "@microsoft/microsoft-graph-types";
import type { Application, ApplicationCertificate, ClientSecret } from "../../state/entra-entities.ts";
import { graphInstant } from "../exchange.ts";

/** Microsoft's types say Edm.Binary is a number; on the wire it is text in base64. */
type Wire<Kind, Binary extends keyof Kind> = Omit<Kind, Binary> & { readonly [Name in Binary]: string | null };

/** A secret shows its first three characters and its expiry; its value in the one answer that makes it. */
export function presentSecret(
  secret: ClientSecret,
  secretText: string | null = null,
): Wire<PasswordCredential, "customKeyIdentifier"> {
  return {
    customKeyIdentifier: null,
    displayName: secret.displayName,
    startDateTime: graphInstant(secret.startsAt),
    endDateTime: graphInstant(secret.endsAt),
    hint: secret.value.slice(0, 3),
    keyId: secret.keyId,
    secretText,
  };
}

/** A certificate shows its thumbprint; itself only to those who ask for it by name. */
export function presentCertificate(
  certificate: ApplicationCertificate,
  withKey: boolean,
): Wire<KeyCredential, "customKeyIdentifier" | "key"> {
  return {
    customKeyIdentifier: certificate.thumbprint,
    displayName: certificate.displayName,
    startDateTime: graphInstant(certificate.startsAt),
    endDateTime: graphInstant(certificate.endsAt),
    key: withKey ? certificate.certificate : null,
    keyId: certificate.keyId,
    type: "AsymmetricX509Cert",
    usage: "Verify",
  };
}

type PresentedApplication = Omit<
  GraphApplication,
  "keyCredentials" | "passwordCredentials" | "requiredResourceAccess"
> & {
  readonly keyCredentials: readonly object[];
  readonly passwordCredentials: readonly object[];
  readonly requiredResourceAccess: readonly unknown[];
};

export function presentApplication(application: Application, withKeys: boolean): PresentedApplication {
  const { description, notes, signInAudience, requiredResourceAccess } = application.details;
  return {
    id: application.objectId,
    deletedDateTime: null,
    appId: application.id,
    createdDateTime: graphInstant(application.createdAt),
    description,
    displayName: application.displayName,
    notes,
    signInAudience,
    requiredResourceAccess,
    keyCredentials: application.certificates.map((certificate) => presentCertificate(certificate, withKeys)),
    passwordCredentials: application.secrets.map((secret) => presentSecret(secret)),
  };
}
