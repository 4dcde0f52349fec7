import type { SecretKind, SecretView } from "@windlass/protocol";
import { daysUntil } from "../../components/format.ts";
import type { Tone } from "../../components/state.tsx";

/** Kinds in the order in which they are offered. */
export const kindNames: Readonly<Record<SecretKind, string>> = {
  password: "Password",
  "user-name-password": "User name and password",
  "client-secret": "Client secret",
  certificate: "Certificate",
  "wifi-profile": "Wi-Fi profile",
  "product-key": "Product key",
  text: "Text",
};

/** What of a value is shown, as the API names it. */
export const factNames: Readonly<Record<string, string>> = {
  userName: "User name",
  subject: "Subject",
  issuer: "Issuer",
  thumbprint: "Thumbprint",
  ssid: "Network",
  authentication: "Authentication",
  encryption: "Encryption",
};

export const userNames: Readonly<Record<SecretView["usedBy"][number]["kind"], string>> = {
  build: "Build",
  "security-model": "Local security model",
  "software-package": "Software package",
  "tenant-connection": "Tenant connection",
};

/** Warned of as early as the webhooks' second warning. */
const soonDays = 30;

/** How the expiry stands, in words. */
export const expiryState = (expiresOn: string | null, now: number): { tone: Tone; word: string } | null => {
  if (expiresOn === null) return null;
  const days = daysUntil(expiresOn, now);
  if (days < 0) return { tone: "bad", word: "Expired" };
  if (days === 0) return { tone: "bad", word: "Expires today" };
  if (days <= soonDays) return { tone: "warning", word: days === 1 ? "Expires tomorrow" : `Expires in ${days} days` };
  // A narrow column breaks before the day, not within it.
  return { tone: "good", word: `Until ${expiresOn.replaceAll("-", "\u2011")}` };
};
