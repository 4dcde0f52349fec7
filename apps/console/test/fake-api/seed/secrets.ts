import { randomUUID } from "node:crypto";
import type { SecretView } from "@windlass/protocol";

const secret = (
  organisationId: string | null,
  name: string,
  kind: SecretView["kind"],
  changes: Partial<SecretView> & { readonly expiresOn?: string },
): SecretView => {
  const { expiresOn = null, ...rest } = changes;
  return {
    id: randomUUID(),
    organisationId,
    revision: 2,
    kind,
    definition: { name, description: "", expiresOn },
    expiryFrom: expiresOn ? "entered" : null,
    facts: {},
    valueSetAt: "2026-11-12T08:30:00.000Z",
    updatedAt: "2026-11-12T08:30:00.000Z",
    usedBy: [],
    lastGiven: null,
    ...rest,
  };
};

const day = (inDays: number) => new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10);

/** One of every kind, and every state of expiry. */
export const secretsOf = (organisationId: string): SecretView[] => [
  secret(organisationId, "Local administrator", "password", {
    usedBy: [{ kind: "security-model", id: randomUUID(), name: "Kiosk" }],
  }),
  secret(organisationId, "Domain join", "user-name-password", {
    usedBy: [{ kind: "software-package", id: randomUUID(), name: "Domain tools 3.1" }],
    lastGiven: {
      deviceId: randomUUID(),
      serialNumber: "5CG41207XB",
      deploymentId: randomUUID(),
      step: "Domain tools 3.1: Join the domain",
      at: "2026-11-20T09:12:00.000Z",
    },
    facts: { userName: "CONTOSO\\join" },
    expiresOn: day(12),
  }),
  secret(organisationId, "VPN device certificate", "certificate", {
    facts: { subject: "O=Contoso, CN=vpn.contoso.com", issuer: "CN=Contoso Issuing CA", thumbprint: "8F".repeat(20) },
    expiresOn: day(200),
    expiryFrom: "certificate",
  }),
  secret(organisationId, "Staging Wi-Fi", "wifi-profile", {
    facts: { ssid: "Contoso Staging", authentication: "WPA3SAE", encryption: "AES" },
  }),
  secret(null, "Windows 11 LTSC key", "product-key", {}),
  secret(null, "Licence file of the VPN client", "text", {}),
  secret(organisationId, "Reporting app", "client-secret", { expiresOn: day(-2) }),
];
