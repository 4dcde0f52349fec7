import { describe, expect, test } from "vitest";
import { approvalAnswerOf, reasonHeader } from "./approval.ts";
import { GraphRefused, problemOf } from "./graph-refused.ts";

const code = "aabb1234-5678-4012-abcd-ef0123456789";
const refused = (status: number, graphCode: string, message: string, header: string | null = null) =>
  new GraphRefused(problemOf(status, { error: { code: graphCode, message } }, null, header));

describe("Multi Admin Approval", () => {
  test.each([
    [refused(400, "BadRequest", "Header 'x-msft-approval-justification' is required to request approval")],
    [refused(403, "Forbidden", "Header 'x-msft-approval-justification' is required to request approval")],
  ])("asks for a reason", (refusal) => {
    expect(approvalAnswerOf(refusal)).toEqual({ kind: "reason-missing" });
  });

  test.each([
    ["a header", refused(412, "BadRequest", "Precondition failed", code), code],
    ["its sentence", refused(403, "ApprovalRequired", `Approval Required. x-msft-approval-code: ${code}`), code],
    ["nothing", refused(409, "Conflict", "An active Approval Request already exists"), null],
  ])("files a request and names it by %s", (_, refusal, expected) => {
    expect(approvalAnswerOf(refusal)).toEqual({ kind: "waiting", code: expected });
  });

  test("is not mistaken for a missing permission or a conflict of another kind", () => {
    expect(approvalAnswerOf(refused(403, "Forbidden", "Application is not authorized"))).toBeNull();
    expect(approvalAnswerOf(refused(409, "Conflict", "The device is being changed"))).toBeNull();
    expect(approvalAnswerOf(refused(400, "BadRequest", "Edm.Binary"))).toBeNull();
  });

  test("takes its reason as base64 of at most 1024 characters", () => {
    const [value] = Object.values(reasonHeader(`é${"x".repeat(2000)}`));
    expect(Buffer.from(value ?? "", "base64").toString("utf8")).toBe(`é${"x".repeat(1023)}`);
  });
});
