import type { CredentialEndSource, CredentialKind, RotationState } from "@windlass/protocol";
import type { Tone } from "../../components/state.tsx";

/** What each kind is called. */
export const credentialNames: Readonly<Record<CredentialKind, string>> = {
  "client-secret": "Client secret",
  certificate: "Certificate",
  "federated-token": "Federated token",
};

/** Who says when it ends. */
export const endSources: Readonly<Record<CredentialEndSource, string>> = {
  entered: "as entered here",
  certificate: "as the certificate says",
  entra: "as Microsoft Entra says",
};

/** How each step of a rotation is shown. */
export const rotationStates: Readonly<Record<RotationState, { readonly tone: Tone; readonly word: string }>> = {
  adding: { tone: "working", word: "Making a new credential" },
  verifying: { tone: "working", word: "Waiting for Entra to accept the new one" },
  removing: { tone: "working", word: "The new one is in use; the old one goes soon" },
  undoing: { tone: "working", word: "Taking the new one away again" },
  done: { tone: "good", word: "Rotated" },
  failed: { tone: "bad", word: "Failed; the old one stays in use" },
};

export const certificatesPage =
  "Microsoft Entra admin center › App registrations › your app › Certificates & secrets › Certificates › Upload certificate";
