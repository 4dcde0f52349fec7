import { randomInt } from "node:crypto";
import { openSessionRequest, reportEventsRequest } from "@windlass/protocol";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { logEvent, TestDevice } from "../agent-device.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, type PublishedBuild } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;
let published: PublishedBuild;
let device: TestDevice;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  published = await createPublishedBuild(server, administrator);
  device = new TestDevice(server, published.bootProfileId);
  await device.deploy(administrator, published.build.id);
});
afterAll(() => server.close());

/** Sends a text as a signed body; the address changes, so that no limit hides the answer. */
const sendText = async (path: string, text: string): Promise<number> => {
  const request = device.signText("POST", path, text);
  const remoteAddress = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
  const answer = await server.app.inject({ ...request, remoteAddress });
  const body = JSON.parse(answer.payload) as { error?: { code: string; remedy: string } };
  if (answer.statusCode >= 400)
    expect(body.error).toMatchObject({ code: expect.any(String), remedy: expect.any(String) });
  return answer.statusCode;
};

const isAlive = async () =>
  expect(await device.send("GET", `/agent/v1/sessions/${device.sessionId}`)).toMatchObject({ status: 200 });

type Path = readonly (string | number)[];

const pathsOf = (value: unknown, path: Path = []): Path[] => {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
};

/** A copy with another value at one place. */
const replaced = (value: unknown, [key, ...rest]: Path, other: unknown): unknown => {
  if (key === undefined) return other;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...(value as object) };
  Reflect.set(copy, key, replaced(Reflect.get(copy, key), rest, other));
  return copy;
};

/** What forms forget: wrong types, ends of ranges, characters that databases cannot keep. */
const hostile = fc.oneof(
  fc.anything({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    "",
    "\0",
    "\ud800",
    "a\0b",
    -1,
    1.5,
    2 ** 31,
    2 ** 53,
    1e308,
    "9".repeat(400),
    "x".repeat(100_000),
    [],
    {},
    { __proto__: null, constructor: 1 },
    "0000-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z",
    "2026-11-03T24:00:00.000Z",
    "00000000-0000-0000-0000-000000000000",
    "A".repeat(43),
  ),
  fc.string({ unit: "binary" }),
);

const example = {
  events: [
    logEvent(1),
    {
      sequence: 2,
      at: "2026-11-03T08:00:00.000Z",
      body: {
        kind: "step-finished",
        stepId: "01-a",
        outcome: "failed",
        exitCode: 1,
        durationMilliseconds: 5,
        error: { code: "a", message: "b", remedy: "c", details: { any: ["thing"] } },
      },
    },
  ],
};

const bodies = (valid: object): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...pathsOf(valid)), hostile)
    .map(([path, other]) => JSON.stringify(replaced(valid, path, other)) ?? "");

const accepted = [200, 400, 401, 404, 409, 413];

describe("messages that no honest device sends", () => {
  it("cost a request to open a session, and nothing more", async () => {
    await fc.assert(
      fc.asyncProperty(bodies(device.openRequest), async (text) => {
        expect(accepted).toContain(await sendText("/agent/v1/sessions", text));
      }),
      { numRuns: 150 },
    );
    await isAlive();
  });

  it("cost a batch of events, and nothing more", async () => {
    await fc.assert(
      fc.asyncProperty(bodies(example), async (text) => {
        expect(accepted).toContain(await sendText("/agent/v1/events", text));
      }),
      { numRuns: 150 },
    );
    await isAlive();
  });

  it.each([
    ["nothing", "", 400],
    ["half of a message", '{"events":[', 400],
    ["a number", "1", 400],
    ["bytes that are no text", "\u{fffd}\u{0}", 400],
    ["a prototype", '{"__proto__":{"isAdmin":true},"events":[]}', 400],
    ["a constructor", '{"constructor":{"prototype":{"a":1}},"events":[]}', 400],
    ["an abyss of lists", `{"events":${"[".repeat(200_000)}${"]".repeat(200_000)}}`, 400],
    [
      "an abyss in a place that takes anything",
      `{"events":[{"sequence":1,"at":"2026-11-03T08:00:00.000Z","body":{"kind":"step-finished","stepId":"a","outcome":"failed","exitCode":1,"durationMilliseconds":1,"error":{"code":"a","message":"b","remedy":"c","details":${"[".repeat(50_000)}${"]".repeat(50_000)}}}}]}`,
      400,
    ],
    ["more than eight megabytes", JSON.stringify({ events: ["x".repeat(8 * 1024 * 1024)] }), 413],
    [
      "more events than a batch has",
      JSON.stringify({ events: Array.from({ length: 501 }, (_, index) => logEvent(index + 1)) }),
      400,
    ],
  ])("are refused when they are %s", async (_what, text, status) => {
    expect(await sendText("/agent/v1/events", text)).toBe(status);
    await isAlive();
  });

  it("are refused as anything but JSON", async () => {
    const request = device.sign("POST", "/agent/v1/events", { events: [logEvent(1)] });
    for (const type of ["text/plain", "application/xml", "multipart/form-data; boundary=a"]) {
      const headers = { ...request.headers, "content-type": type };
      const answer = await server.app.inject({ ...request, headers });
      expect([400, 401, 415]).toContain(answer.statusCode);
    }
    await isAlive();
  });

  it("were tried with examples that are honest but for the one change", () => {
    expect(openSessionRequest.safeParse(device.openRequest).success).toBe(true);
    expect(reportEventsRequest.safeParse(example).success).toBe(true);
  });
});
