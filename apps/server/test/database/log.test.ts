import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
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
