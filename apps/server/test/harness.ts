import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RoleAssignment } from "@windlass/protocol";
import type { InjectOptions } from "fastify";
import pg from "pg";
import { inject } from "vitest";
import { readConfiguration } from "../src/configuration.ts";
import type { ServerContext } from "../src/context.ts";
import { type Database, openDatabase } from "../src/database/connection.ts";
import { LiveFeed } from "../src/database/live-feed.ts";
import { createUser, signIn } from "../src/features/people/service.ts";
import { ensureSigningKeys } from "../src/features/signing-keys/service.ts";
import type { Application } from "../src/http/application.ts";
import { createLog } from "../src/log.ts";
import { loadMasterKey } from "../src/security/master-key.ts";
import { assembleApplication } from "../src/start/assemble.ts";
import { openContentStore } from "../src/start/content.ts";

type HTTPMethods = NonNullable<InjectOptions["method"]>;

export interface TestServer {
  readonly app: Application;
  readonly context: ServerContext;
  readonly database: Database;
  /** A client signed in as a new user with these roles. */
  signInAs(roles: readonly RoleAssignment[]): Promise<TestClient>;
  /** A client without a session. */
  readonly stranger: TestClient;
  close(): Promise<void>;
}

/** Requests as the console makes them; `body` of the answer is the parsed JSON. */
export interface TestClient {
  readonly cookie: string;
  readonly userId: string;
  request<Body = Record<string, unknown>>(
    method: HTTPMethods,
    url: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: Body; text: string; headers: Readonly<Record<string, unknown>> }>;
}

const cloneDatabase = async (): Promise<{ connectionString: string; drop: () => Promise<void> }> => {
  const name = `test_${randomBytes(8).toString("hex")}`;
  const administrate = async (statement: string) => {
    const client = new pg.Client({ connectionString: inject("administratorConnectionString") });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await administrate(`create database ${name} template windlass owner windlass`);
  const url = new URL(inject("templateConnectionString"));
  url.pathname = `/${name}`;
  return { connectionString: url.href, drop: () => administrate(`drop database ${name} with (force)`) };
};

const clientOf = (app: Application, cookie: string, userId: string): TestClient => ({
  cookie,
  userId,
  request: async <Body>(
    method: HTTPMethods,
    url: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => {
    const answer = await app.inject({
      method,
      url,
      headers: { ...(cookie && { cookie }), ...headers },
      ...(body !== undefined && { payload: body as object }),
    });
    const isJson = String(answer.headers["content-type"] ?? "").includes("json");
    const parsed = JSON.parse((isJson && answer.payload) || "null") as Body;
    return { status: answer.statusCode, headers: answer.headers, body: parsed, text: answer.payload };
  },
});

/** A server on a database of its own, with a clock that can be set. Settings are environment variables. */
export const startTestServer = async (
  settings: Readonly<Record<string, string>> = {},
  overrides: Partial<Pick<ServerContext, "clock" | "content" | "log">> = {},
): Promise<TestServer> => {
  const { connectionString, drop } = await cloneDatabase();
  const directory = await mkdtemp(join(tmpdir(), "windlass-server-"));
  const configuration = readConfiguration(
    {
      WINDLASS_DATA: directory,
      WINDLASS_LOG_LEVEL: process.env.WINDLASS_TEST_LOG ?? "silent",
      // Nothing listens there: no test asks the real source.
      WINDLASS_WINGET_URL: "http://127.0.0.1:9",
      ...settings,
    },
    "/",
  );
  const log = overrides.log ?? createLog(configuration.logLevel);
  const database = openDatabase(connectionString, 6);
  const live = new LiveFeed(connectionString, log);
  await live.start();
  const context: ServerContext = {
    configuration,
    database,
    live,
    log,
    masterKey: await loadMasterKey(directory, undefined),
    content: await openContentStore(configuration.content),
    clock: () => new Date(),
    instanceId: randomUUID(),
    addresses: { publicUrl: "http://127.0.0.1:8420", sourceUrl: "http://127.0.0.1:8421" },
    ...overrides,
  };
  await ensureSigningKeys(context);
  const app = await assembleApplication(context);
  await app.ready();
  return {
    app,
    context,
    database,
    stranger: clientOf(app, "", ""),
    signInAs: async (roles) => {
      const email = `${randomUUID()}@example.test`;
      const password = randomBytes(12).toString("hex");
      const userId = await createUser(context, { name: "Test user", email, password, roles });
      const { token } = await signIn(context, { email, password, address: "127.0.0.1" });
      return clientOf(app, `windlass_session=${token}`, userId);
    },
    close: async () => {
      await app.close();
      await live.close();
      await database.close();
      await drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
