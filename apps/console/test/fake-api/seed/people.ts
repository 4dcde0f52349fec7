import { permission, type SessionAnswer } from "@windlass/protocol";

/** An administrator of everything. */
export const administrator = (name = "Ada Endpoint", email = "ada@windlass.example"): SessionAnswer => ({
  user: { id: "0a9c2f5e-3b1d-4c77-9a52-6f0f9b8f1e01", name, email },
  roles: [{ role: "administrator", organisationId: null }],
  permissions: [...permission.options],
});
