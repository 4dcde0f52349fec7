import { randomUUID } from "node:crypto";
import { GraphRefused } from "@windlass/autopilot";
import { WindlassError } from "@windlass/protocol";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { createUser } from "../../src/features/people/service.ts";
import { createLog } from "../../src/log.ts";
import { startTestServer, type TestServer } from "../harness.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Security rule 16. */
it("the log of a row that PostgreSQL refuses names the failure, and nothing that is in the row", async () => {
  const email = `${randomUUID()}@example.test`;
  const person = { name: "Somebody", email, password: "a long enough password", roles: [] };
  await createUser(server.context, person);
  const refused: unknown = await createUser(server.context, person).catch((error: unknown) => error);
  expect(refused).toHaveProperty("detail", expect.stringContaining(email));
  const lines: string[] = [];
  createLog("info", { write: (line) => void lines.push(line) }).error({ err: refused }, "saving failed");
  expect(lines.join("")).toContain("users_email");
  expect(lines.join("")).not.toContain(email);
});

describe("an error in the log", () => {
  const logged = (log: (logger: ReturnType<typeof createLog>) => void): string => {
    const lines: string[] = [];
    log(createLog("trace", { write: (line) => void lines.push(line) }));
    return lines.join("");
  };
  const serialNumber = "SN-48-CANARY";
  const hardwareHash = Buffer.from(randomUUID().repeat(20)).toString("base64");
  const own = () => {
    const cause = new GraphRefused({
      status: 400,
      code: "BadRequest",
      message: `No device ${serialNumber} of ada@example.test was found.`,
      activityId: "11111111-2222-4333-8444-555555555555",
      retryAfterMilliseconds: null,
    });
    const parameters = { serialNumber, hours: 4, state: serialNumber, what: cause.message };
    const object = { kind: "device", id: "66666666-7777-4888-8999-000000000000", name: serialNumber };
    return new WindlassError("corporate-identifier.timed-out", {
      parameters,
      object,
      details: { serialNumber },
      cause,
    });
  };

  it("names code, object and cause of one of ours, and not the device that its sentence tells of", () => {
    const line = logged((log) => log.error({ err: own() }, "failed"));
    expect(JSON.parse(line)).toMatchObject({
      msg: "failed",
      err: {
        type: "WindlassError",
        code: "corporate-identifier.timed-out",
        object: { kind: "device", id: "66666666-7777-4888-8999-000000000000" },
        stack: expect.stringContaining("log.test.ts"),
        cause: { code: "BadRequest", status: 400, activityId: "11111111-2222-4333-8444-555555555555" },
      },
    });
    expect(line).not.toMatch(/CANARY|ada@/u);
  });

  it("says as little where the error stands for the line's text, in a member of another name, or inside others", () => {
    const all = new AggregateError([own(), new Error("whole", { cause: own() })], "several");
    for (const write of [
      (log: ReturnType<typeof createLog>) => log.error(own()),
      (log: ReturnType<typeof createLog>) => log.error({ err: own() }),
      (log: ReturnType<typeof createLog>) => log.error({ error: own() }, "text"),
      (log: ReturnType<typeof createLog>) => log.child({}).error({ err: all }, "text"),
    ]) {
      const line = logged(write);
      expect(line).toContain("corporate-identifier.timed-out");
      expect(line).not.toContain("CANARY");
    }
  });

  it("has neither hashes, tokens, people's addresses nor what was searched for, whoever wrote the sentence", () => {
    const token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl";
    const told = `${hardwareHash} of ada.l@contoso.example with ${token} at https://graph.test/v1.0/devices?$filter=${serialNumber}`;
    const line = logged((log) => {
      log.error({ err: new Error(told) }, "failed");
      log.warn(told);
      log.warn({}, told);
    });
    expect(line.split("\n").filter((one) => one.includes("https://graph.test/v1.0/devices?…"))).toHaveLength(3);
    expect(line).not.toMatch(/CANARY|ada\.l|eyJ/u);
    expect(line).not.toContain(hardwareHash.slice(0, 90));
  });

  it("does not quote what a parser or PostgreSQL could not read", async () => {
    const quoted = (run: () => unknown) =>
      logged((log) => {
        try {
          run();
        } catch (err) {
          log.error({ err }, "failed");
        }
      });
    expect(quoted(() => JSON.parse(`${serialNumber} is no JSON`))).not.toContain("CANARY");
    const refused: unknown = await server.database
      .within(wholeInstallation, (connection) => sql`select ${serialNumber}::uuid`.execute(connection))
      .catch((error: unknown) => error);
    expect(String(refused)).toContain(serialNumber);
    const line = logged((log) => log.error({ err: refused }, "failed"));
    expect(JSON.parse(line)).toMatchObject({ err: { code: "22P02" } });
    expect(line).not.toContain("CANARY");
  });
});
