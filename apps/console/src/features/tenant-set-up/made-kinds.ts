import type { MadeObject } from "@windlass/protocol";

/** What a set-up makes, in words. */
export const madeKinds: Readonly<Record<MadeObject["kind"], string>> = {
  application: "App registration",
  "service-principal": "Enterprise application",
  permissions: "Requested permissions",
  consent: "Admin consent",
  ownership: "App as its own owner",
  certificate: "Certificate",
  "client-secret": "Client secret",
  group: "Dynamic device group",
  profile: "Deployment profile",
  assignment: "Profile assignment",
  connection: "Tenant connection here",
};
