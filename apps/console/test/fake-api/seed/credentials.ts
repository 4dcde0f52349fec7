import { randomUUID } from "node:crypto";
import { type CredentialInput, type CredentialView, type WebhookView, WindlassError } from "@windlass/protocol";

/** What the server would show of a certificate that it made. */
export const certificateView = (setAt: string, expiresOn = "2027-11-23"): CredentialView => ({
  kind: "certificate",
  expiresOn,
  expiryFrom: "certificate",
  setAt,
  triedAt: setAt,
  subject: "CN=Windlass – Contoso Finance",
  sha256Thumbprint: "4be1d0c6a5f21c8e39d7b05a1f6c3e8d92b7407a6e5c1d38f0a94b2c7e6d5f13",
  sha1Thumbprint: "9c1185a5c5e9fc54612808977ee8f548b2258d31",
  certificatePem: "-----BEGIN CERTIFICATE-----\nMIIC…\n-----END CERTIFICATE-----\n",
});

/** A credential as it is shown after it was entered. */
export const credentialViewOf = (input: CredentialInput, setAt: string): CredentialView => {
  switch (input.kind) {
    case "client-secret": {
      const { kind, expiresOn } = input;
      return { kind, expiresOn, expiryFrom: expiresOn === null ? null : "entered", setAt, triedAt: setAt };
    }
    case "certificate":
      return certificateView(setAt);
    case "federated-token":
      return {
        kind: input.kind,
        expiresOn: null,
        expiryFrom: null,
        setAt,
        triedAt: setAt,
        tokenFile: input.tokenFile,
        expectedAudience: "api://AzureADTokenExchange",
        token: {
          issuer: "https://oidc.prod-aks.azure.com/8f2c6c1e/",
          subject: "system:serviceaccount:windlass:server",
          audiences: ["api://AzureADTokenExchange"],
          endsAt: "2026-11-23T11:00:00.000Z",
        },
        problem: null,
      };
  }
};

/** One webhook that works and one whose receiver refuses. */
export const webhooksOf = (organisationId: string): WebhookView[] => [
  {
    id: randomUUID(),
    organisationId,
    name: "Operations",
    url: "https://hooks.contoso.example/windlass",
    events: ["credential-expiring", "credential-expired"],
    enabled: true,
    updatedAt: "2026-11-01T08:00:00.000Z",
    lastDelivery: {
      state: "delivered",
      event: "credential-expiring",
      attempts: 1,
      at: "2026-11-23T02:00:00.000Z",
      status: 204,
      problem: null,
      nextAttemptAt: null,
    },
  },
  {
    id: randomUUID(),
    organisationId: null,
    name: "Service desk",
    url: "https://desk.provider.example/api/intake/windlass-notifications",
    events: ["credential-expired"],
    enabled: true,
    updatedAt: "2026-11-01T08:00:00.000Z",
    lastDelivery: {
      state: "waiting",
      event: "credential-expired",
      attempts: 2,
      at: "2026-11-23T02:00:00.000Z",
      status: 401,
      problem: new WindlassError("webhook.refused", {
        parameters: { host: "desk.provider.example", status: 401 },
      }).told(),
      nextAttemptAt: "2026-11-23T02:10:00.000Z",
    },
  },
];
