import type { FederatedTokenClaims } from "../entra/federated-claims.ts";
import type { ListedTrust } from "../graph/federated-credentials.ts";

/** One of the three that must agree, as the portal's form calls it. */
export interface Difference {
  readonly part: "issuer" | "subject" | "audience";
  /** What the app registration lists. */
  readonly listed: string;
  /** What the token says, and so what is to be entered. */
  readonly token: string;
}

/** Issuer, subject and audience must agree letter by letter (Microsoft Entra, "Workload identity federation concepts"). */
export const differencesOf = (claims: FederatedTokenClaims, trust: ListedTrust): Difference[] => {
  const differences: Difference[] = [];
  if (trust.issuer !== claims.issuer) differences.push({ part: "issuer", listed: trust.issuer, token: claims.issuer });
  if (trust.subject !== null && trust.subject !== claims.subject)
    differences.push({ part: "subject", listed: trust.subject, token: claims.subject });
  if (!claims.audiences.some((audience) => trust.audiences.includes(audience)))
    differences.push({
      part: "audience",
      listed: trust.audiences.join(", "),
      token: claims.audiences[0] ?? "",
    });
  return differences;
};

/** What the eye overlooks. */
const hintOf = ({ listed, token }: Difference): string => {
  if (listed.trim() === token.trim()) return " (only spaces differ)";
  if (listed.replace(/\/$/u, "") === token.replace(/\/$/u, "")) return " (only the slash at the end differs)";
  return listed.toLowerCase() === token.toLowerCase() ? " (only upper and lower case differ)" : "";
};

export const describeDifference = (difference: Difference): string =>
  `${difference.part}: the app registration says “${difference.listed}”, the token “${difference.token}”${hintOf(difference)}`;
