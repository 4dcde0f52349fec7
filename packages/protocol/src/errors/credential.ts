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
});
