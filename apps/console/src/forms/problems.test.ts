import { buildDefinition, deviceCreate, setUpRequest, softwareStep, tenantConnectionInput } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { noProblems, problemsOf } from "./problems.ts";

describe("what a form says of its fields", () => {
  it("names the field and tells the form of an id", () => {
    const problems = problemsOf(tenantConnectionInput, { tenantId: "contoso", clientId: "", cloud: "global" });
    expect(problems.tenantId).toMatch(/Enter an id of the form/);
    expect(problems.clientId).toMatch(/Enter an id of the form/);
  });

  it("tells a missing text from one that is too short", () => {
    const request = { token: "t".repeat(24), name: "", email: "ada@example.test", password: "short" };
    const problems = problemsOf(setUpRequest, request);
    expect(problems).toEqual({ name: "This is needed.", password: "Enter at least 12 characters." });
  });

  it("tells a mistyped address", () => {
    expect(problemsOf(setUpRequest.pick({ email: true }), { email: "ada" }).email).toBe("Enter an e-mail address.");
  });

  it("uses the protocol's own words for a path or a tag", () => {
    const step = { id: "0f6f1c7e-1c59-4b6b-8a59-5f4f4b1f2c02", kind: "copy", name: "Copy", source: "a" };
    expect(problemsOf(softwareStep, { ...step, destination: "/tmp" }).destination).toMatch(
      /^Expected an absolute Windows path/,
    );
  });

  it("gives nested fields a dotted path", () => {
    const system = { architecture: "x64", operatingSystemId: "", imageIndex: 0, language: "" };
    const problems = problemsOf(buildDefinition, {
      name: "Office",
      operatingSystems: [system],
      packageIds: [],
      computerNameTemplate: "PC-%SERIAL:8%",
      autopilot: null,
    });
    expect(Object.keys(problems)).toEqual([
      "operatingSystems.0.operatingSystemId",
      "operatingSystems.0.imageIndex",
      "operatingSystems.0.language",
    ]);
  });

  it("tells what is wrong with the form of a union that fits best, at its field", () => {
    const step = { id: "0f6f1c7e-1c59-4b6b-8a59-5f4f4b1f2c02", kind: "cmd", name: "Set", command: "set" };
    const variables = [
      { name: "SERVER", value: "a" },
      { name: "1ST", secretId: "0f6f1c7e-1c59-4b6b-8a59-5f4f4b1f2c02" },
    ];
    expect(Object.keys(problemsOf(softwareStep, { ...step, variables }))).toEqual(["variables.1.name"]);
    const chosen = [{ name: "KEY", secretId: "" }];
    expect(Object.keys(problemsOf(softwareStep, { ...step, variables: chosen }))).toEqual(["variables.0.secretId"]);
  });

  it("tells every form that a text may have", () => {
    const step = { id: "0f6f1c7e-1c59-4b6b-8a59-5f4f4b1f2c02", kind: "execute", name: "Run", program: "C:/a/b" };
    expect(problemsOf(softwareStep, step).program).toMatch(/^Expected a relative path .*, or: expected a path/i);
  });

  it("finds nothing wrong with what the server would take", () => {
    const id = "0f6f1c7e-1c59-4b6b-8a59-5f4f4b1f2c02";
    const device = { organisationId: id, serialNumber: "5CG1", prestagedBuildId: id };
    expect(noProblems(problemsOf(deviceCreate, device))).toBe(true);
  });
});
