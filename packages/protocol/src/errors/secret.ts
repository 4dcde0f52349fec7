import { defineErrors } from "./definition.ts";

/** What can be wrong with a secret's value; no message ever repeats it. */
export const secretErrors = defineErrors({
  "secret.kind-differs": {
    status: 422,
    message: "The secret “{name}” is a {kind}; the value given is a {given}.",
    remedy: "Give a value of the same kind, or make a new secret.",
  },
  "secret.certificate-unreadable": {
    status: 422,
    message: "The certificate file cannot be read: {what}.",
    remedy: "Give a PFX file, or a PEM file that holds the certificate and its private key.",
  },
  "secret.certificate-password-wrong": {
    status: 422,
    message: "The password does not open the certificate file.",
    remedy: "Enter the password that the file was exported with.",
  },
  "secret.certificate-encryption-outdated": {
    status: 422,
    message:
      "The PFX file is encrypted with an outdated method (3DES or RC2 with SHA-1) that this server does not read.",
    remedy:
      "Export it again with AES256-SHA256 (Export-PfxCertificate -CryptoAlgorithmOption AES256_SHA256, or openssl pkcs12 without -legacy).",
  },
  "secret.certificate-key-missing": {
    status: 422,
    message: "The file holds the certificate of “{subject}” without its private key.",
    remedy: "Export the certificate together with its private key.",
  },
  "secret.certificate-expired": {
    status: 422,
    message: "The certificate of “{subject}” ended at {at}.",
    remedy: "Give one that is still valid.",
  },
  "secret.wifi-profile-invalid": {
    status: 422,
    message: "This is not a Wi-Fi profile that devices can use: {what}.",
    remedy: "Export the profile on a device that has it: netsh wlan export profile name=… key=clear folder=…",
  },
  "secret.not-usable-here": {
    status: 422,
    message: "The secret “{name}” cannot be used here: {what}.",
    remedy: "Choose another secret, or make one that fits.",
  },
});
