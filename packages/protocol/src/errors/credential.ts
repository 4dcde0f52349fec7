import { defineErrors } from "./definition.ts";

/** What can be wrong with a credential before Microsoft Entra is asked. */
export const credentialErrors = defineErrors({
  "credential.certificate-unreadable": {
    status: 422,
    message: "What was given as the certificate is not an X.509 certificate in PEM.",
    remedy: "Give the text from “-----BEGIN CERTIFICATE-----” to “-----END CERTIFICATE-----”.",
  },
  "credential.key-unreadable": {
    status: 422,
    message: "What was given as the private key is not a private key in PEM.",
    remedy: "Give the text from “-----BEGIN PRIVATE KEY-----” to “-----END PRIVATE KEY-----”.",
  },
  "credential.key-encrypted": {
    status: 422,
    message: "The private key is protected by a passphrase.",
    remedy:
      "Remove the passphrase first, for example with “openssl pkey -in key.pem -out plain.pem”. The server seals the key when it stores it.",
  },
  "credential.key-not-rsa": {
    status: 422,
    message: "The private key is of type {type}; Microsoft Entra takes RSA keys.",
    remedy: "Make an RSA certificate, or let the server make one.",
  },
  "credential.key-too-weak": {
    status: 422,
    message: "The private key has {bits} bits; at least {least} are needed.",
    remedy: "Make a certificate with an RSA key of {least} bits or more, or let the server make one.",
  },
  "credential.key-mismatch": {
    status: 422,
    message: "The private key does not belong to the certificate.",
    remedy: "Give the key that the certificate was made with.",
  },
  "credential.certificate-expired": {
    status: 422,
    message: "The certificate ended at {at}.",
    remedy: "Give one that is still valid, or let the server make one.",
  },
  "credential.certificate-not-yet-valid": {
    status: 422,
    message: "The certificate is valid only from {at}.",
    remedy: "Wait until then, give another one, or check this server's clock.",
  },
  "credential.refused": {
    status: 422,
    message: "Microsoft Entra does not accept this credential, so nothing was changed. {what}",
    remedy: "{remedy}",
  },
  "credential.not-tried": {
    status: 503,
    message: "The credential could not be tried, so nothing was changed. {what}",
    remedy: "{remedy}",
  },
  "credential.none-waiting": {
    status: 409,
    message: "No credential waits to be verified.",
    remedy: "Have a certificate made, or replace the credential in one step.",
  },
  "credential.rotation-not-needed": {
    status: 409,
    message: "A federated token is replaced by its issuer; there is nothing to rotate.",
    remedy: "Nothing is to be done.",
  },
  "credential.rotation-not-permitted": {
    status: 403,
    message: "The app may not change its own credentials: {what}",
    remedy:
      "Add the application permission Application.ReadWrite.OwnedBy, grant admin consent, and make the app an owner of its own app registration. Until then make new credentials by hand.",
  },
  "credential.rotation-refused": {
    status: 502,
    message: "Microsoft Graph refused to change the app's credentials: {what}",
    remedy: "See whether an app management policy of the tenant limits credentials, then rotate again.",
  },
  "credential.rotation-unverified": {
    status: 502,
    message: "Microsoft Entra did not accept the new credential within {minutes} minutes. {what}",
    remedy: "Rotate again; if it stays so, make a new credential by hand.",
  },
  "credential.rotation-superseded": {
    status: 409,
    message: "The credential or the app was changed by somebody while it was being rotated.",
    remedy: "Nothing is to be done: the credential that was entered is in use.",
  },
  "credential.rotation-under-way": {
    status: 409,
    message: "The credential is being rotated already.",
    remedy: "Wait until it is done; the tenant connection shows how far it is.",
  },
  "credential.rotation-old-unclear": {
    status: 409,
    message:
      "The old client secret stays at the app registration: {count} secrets there could be it, and Microsoft Entra shows nothing that tells them apart.",
    remedy:
      "When the rotation is done, delete the one that nothing uses any more: Entra admin center › App registrations › your app › Certificates & secrets › Client secrets. It is one of these Secret IDs: {which}.",
  },
  "credential.rotation-old-left": {
    status: 502,
    message: "The old credential could not be taken off the app registration: {what}",
    remedy:
      "Delete it: Entra admin center › App registrations › your app › Certificates & secrets. The new one, which stays, is named “{name}”.",
  },
  "credential.federation-not-configured": {
    status: 422,
    message: "This server has no folder for federated tokens.",
    remedy: "Start the server with WINDLASS_FEDERATED_TOKENS set to the folder that holds them.",
  },
  "credential.token-file-missing": {
    status: 422,
    message: "There is no token file “{file}” in this organisation's folder.",
    remedy:
      "Have the issuer's token written to that file in the folder named by the organisation's id below WINDLASS_FEDERATED_TOKENS.",
  },
  "credential.token-file-unreadable": {
    status: 422,
    message: "The token file “{file}” could not be read: {what}.",
    remedy: "It must be a file of its own that the server's account may read, no link that leads out of the folder.",
  },
  "credential.token-not-a-jwt": {
    status: 422,
    message: "The file “{file}” holds no JSON Web Token.",
    remedy: "Write the issuer's token alone into it, as one line.",
  },
});
