import type { TokenFailureReason } from "../entra/token-failure.ts";
import type { ReadinessFacts } from "./facts.ts";
import { type JudgedRow, passed, portal, remedy, row, withoutToken } from "./row.ts";
import { tokenFailureExplanations } from "./token-failure-explanations.ts";

const passing = new Set<TokenFailureReason>(["transient", "unreachable"]);

/** Entra was not heard: the message is our own. */
const ownWords = new Set<TokenFailureReason>(["unreachable", "federated-token-unreadable"]);

/** Credential accepted, and by the right tenant. */
export const tokenRows = ({ token, subject }: ReadinessFacts): JudgedRow[] => {
  if (token.kind === "refused") {
    const { step, detail, text, portalPath } = tokenFailureExplanations[token.reason];
    const failed = row("token", {
      step,
      state: passing.has(token.reason) ? "cannot-tell" : "failed",
      reason: token.reason,
      detail: ownWords.has(token.reason) ? `${detail} ${token.message}` : `${detail} Microsoft says: ${token.message}`,
      remedy: remedy(text, portalPath),
    });
    return [failed, withoutToken("tenant-id")];
  }
  const given = passed("token", "Microsoft Entra accepts client id and credential.");
  const tenantId = token.claims?.tenantId ?? null;
  if (tenantId === null) {
    const detail = "The token does not say its tenant.";
    return [given, row("tenant-id", { state: "cannot-tell", reason: "opaque-token", detail })];
  }
  if (tenantId.toLowerCase() === subject.tenantId.toLowerCase()) {
    return [given, passed("tenant-id", `The token is of tenant ${tenantId}.`)];
  }
  const mismatch = row("tenant-id", {
    state: "failed",
    reason: "tenant-mismatch",
    detail: `The token is of tenant ${tenantId}, the connection says ${subject.tenantId}.`,
    remedy: remedy(
      "Enter the tenant id of the organisation whose devices are to be registered.",
      portal.overview,
      tenantId,
    ),
  });
  return [given, mismatch];
};
