import { describe, expect, test } from "vitest";
import { problemOf } from "./graph-refused.ts";

describe("a refusal", () => {
  const nested = {
    _version: 3,
    Message:
      "Application is not authorized to perform this operation. - Operation ID (for customer support): 0 - Activity ID: 11111111-2222-4333-8444-555555555555 - Url: https://x",
  };

  test("of Intune is read out of the JSON inside its message", () => {
    expect(problemOf(403, { error: { code: "Forbidden", message: JSON.stringify(nested) } }, null)).toEqual({
      status: 403,
      code: "Forbidden",
      message: "Application is not authorized to perform this operation.",
      activityId: "11111111-2222-4333-8444-555555555555",
      retryAfterMilliseconds: null,
    });
  });

  test("never repeats a hardware hash", () => {
    const hash = Buffer.alloc(300, 7).toString("base64");
    const message = `Cannot convert the literal '${hash}' to the expected type 'Edm.Binary'.`;
    expect(problemOf(400, { error: { code: "BadRequest", message } }, null).message).toBe(
      "Cannot convert the literal '…' to the expected type 'Edm.Binary'.",
    );
  });

  test("without any form is told by its status", () => {
    expect(problemOf(500, "<html>", null)).toMatchObject({
      code: "unknown",
      message: "Microsoft Graph answered HTTP 500.",
    });
  });
});
