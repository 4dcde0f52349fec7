import type { ReadinessRow } from "@windlass/protocol";
import type { TokenFailureReason } from "../entra/token-failure.ts";
import type { ReadinessFacts } from "./facts.ts";
import { portal, remedy, row, withoutToken } from "./row.ts";
import { tokenFailureExplanations } from "./token-failure-explanations.ts";

const passing = new Set<TokenFailureReason>(["transient", "unreachable"]);

/** Entra was not heard: the message is our own. */
const ownWords = new Set<TokenFailureReason>(["unreachable", "federated-token-unreadable"]);

/** Credential accepted, and by the right tenant. */
export const tokenRows = ({ token, subject }: ReadinessFacts): ReadinessRow[] => {
  const title = "Sign-in with the app registration";
  const tenant = { id: "tenant-id", step: 1, title: "Tenant id" };
  if (token.kind === "refused") {
    const { step, detail, text, portalPath } = tokenFailureExplanations[token.reason];
    const failed = row(
      { id: "token", step, title },
      {
        state: passing.has(token.reason) ? "cannot-tell" : "failed",
        reason: token.reason,
        detail: ownWords.has(token.reason)
          ? `${detail} ${token.message}`
          : `${detail} Microsoft says: ${token.message}`,
        remedy: remedy(text, portalPath),
      },
    );
    return [failed, withoutToken(tenant)];
  }
  const given = row(
    { id: "token", step: 1, title },
    { state: "passed", detail: "Microsoft Entra accepts client id and credential." },
  );
  const tenantId = token.claims?.tenantId ?? null;
  if (tenantId === null) {
    return [
      given,
      row(tenant, { state: "cannot-tell", reason: "opaque-token", detail: "The token does not say its tenant." }),
    ];
  }
  if (tenantId.toLowerCase() === subject.tenantId.toLowerCase()) {
    return [given, row(tenant, { state: "passed", detail: `The token is of tenant ${tenantId}.` })];
  }
  const mismatch = row(tenant, {
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
