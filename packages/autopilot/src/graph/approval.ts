import type { GraphRefused } from "./graph-refused.ts";

/**
 * Multi Admin Approval: a tenant may protect kinds of changes so that a second administrator has to approve them. A
 * change without a reason is refused (400, in places 403); with one it is filed and answered 412 (in places 403
 * `ApprovalRequired`) with a code; sent again after the approval, with the code instead of the reason, it is made.
 *
 * Source: Microsoft Intune documentation, "Use Multi Admin Approval with the Microsoft Graph API".
 */
export type ApprovalAnswer =
  /** Refused for want of a reason: nothing was filed. */
  | { readonly kind: "reason-missing" }
  /** Filed under this code, or still waiting; the code is null where the answer does not repeat it. */
  | { readonly kind: "waiting"; readonly code: string | null };

const longestReason = 1024;

export const reasonHeader = (reason: string): Readonly<Record<string, string>> => ({
  "x-msft-approval-justification": Buffer.from(reason.slice(0, longestReason), "utf8").toString("base64"),
});

export const approvalCodeHeader = (code: string): Readonly<Record<string, string>> => ({
  "x-msft-approval-code": code,
});

/** What a refusal says about approval; null where it is about something else. */
export const approvalAnswerOf = (refusal: GraphRefused): ApprovalAnswer | null => {
  const { status, code, message, approvalCode } = refusal;
  if (approvalCode !== null && (status === 412 || status === 403 || status === 409)) {
    return { kind: "waiting", code: approvalCode };
  }
  if ((status === 400 || status === 403) && /x-msft-approval-justification/iu.test(message)) {
    return { kind: "reason-missing" };
  }
  if (status === 412 || (status === 403 && code === "ApprovalRequired")) return { kind: "waiting", code: approvalCode };
  if (status === 409 && /approval request/iu.test(message)) return { kind: "waiting", code: null };
  return null;
};
