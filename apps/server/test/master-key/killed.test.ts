import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SecretView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServerContext } from "../../src/context.ts";
import { wholeInstallation } from "../../src/database/connection.ts";
import { admitMasterKey, noteMasterKey } from "../../src/features/master-key/service.ts";
import { openSecret, putSecret } from "../../src/features/secrets/service.ts";
import type { MasterKey } from "../../src/security/envelope.ts";
import { loadMasterKey, rotateMasterKeyFile } from "../../src/security/master-key.ts";
import { createOrganisation } from "../definitions.ts";
import { type StartedProgram, startProgram, until } from "../embedded-postgres/processes.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { passwordSecret } from "../route-examples/requests.ts";

const opens = ({ others = [], ...current }: MasterKey, id: string): boolean =>
  [current, ...others].some((key) => key.id === id);

describe("windlass master-key rotate", () => {
  const rotateAndBeKilled = async (step: number) => {
    const directory = await mkdtemp(join(tmpdir(), "windlass-rotate-"));
    const before = await loadMasterKey(directory, undefined);
    const { code } = await startProgram("../../src/main.ts", ["rotate-master-key"], {
      env: {
        ...process.env,
        WINDLASS_DATA: directory,
        NODE_OPTIONS: `--import=${join(import.meta.dirname, "kill-preload.ts")}`,
        KILL_BEFORE_STEP: String(step),
      },
    }).ended;
    const left = await loadMasterKey(directory, undefined);
    // Done again, it comes to its end; one that had only its last step left is under way already.
    const again = await rotateMasterKeyFile(directory).catch((error: { code: string }) => error.code);
    const after = await loadMasterKey(directory, undefined);
    await rm(directory, { recursive: true });
    return {
      killed: code === null,
      opensBefore: opens(left, before.id),
      again,
      opensAfter: opens(after, before.id),
      isNew: after.id !== before.id,
    };
  };

  it("killed before any of its steps leaves a key that opens everything, and can be given again", async () => {
    const runs = await Promise.all([1, 2, 3, 4, 5, 6].map(rotateAndBeKilled));
    for (const run of runs)
      expect(run).toMatchObject({ killed: true, opensBefore: true, opensAfter: true, isNew: true });
    expect(new Set(runs.map(({ again }) => again))).toEqual(new Set([undefined]));
    // There is no seventh: the last of them is the renaming.
    expect(await rotateAndBeKilled(7)).toMatchObject({ killed: false, again: "master-key.rotation-under-way" });
  }, 90_000);
});

describe("a server that is killed while it seals everything anew", () => {
  let server: TestServer;
  let administrator: TestClient;
  const processes: StartedProgram[] = [];

  beforeAll(async () => {
    server = await startTestServer();
    administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  });
  afterAll(async () => {
    for (const one of processes) {
      one.child.kill("SIGKILL");
      await one.ended;
    }
    await server.close();
  });

  const startProcess = async (): Promise<StartedProgram> => {
    const { connectionString } = server.database;
    const { dataDirectory } = server.context.configuration;
    const { NODE_OPTIONS: _options, ...environment } = process.env;
    const env = { ...environment, DATABASE_URL: connectionString, WINDLASS_DATA: dataDirectory };
    const started = startProgram("../master-key/rewrapping-process.ts", [], { env });
    processes.push(started);
    await started.said("working");
    return started;
  };

  const keepMany = (count: number): Promise<string[]> =>
    server.database.within(wholeInstallation, async (connection) => {
      const ids: string[] = [];
      for (let index = 0; index < count; index += 1) {
        const secret = {
          organisationId: null,
          name: `many ${index}`,
          kind: "library",
          value: `value ${index}`,
        } as const;
        ids.push(await putSecret(server.context, connection, secret));
      }
      return ids;
    });

  const sealedWith = async (id: string): Promise<number> =>
    server.database.within(wholeInstallation, async (connection) => {
      const rows = await connection.selectFrom("secrets").select("envelope").execute();
      return rows.filter(({ envelope }) => envelope.masterKeyId === id).length;
    });

  /** A replica that was not started again yet goes on taking secrets, with the old key, until it is told to stop. */
  const loadOfPeople = (organisationId: string) => {
    const made: { id: string; password: string }[] = [];
    let over = false;
    const running = (async () => {
      for (let turn = 0; !over; turn += 1) {
        const password = `of turn ${turn}`;
        const body = { ...passwordSecret(organisationId), value: { kind: "password", password } };
        const { status, body: view } = await administrator.request<SecretView>("POST", "/api/secrets", body);
        expect(status).toBe(201);
        made.push({ id: view.id, password });
      }
    })();
    return {
      stop: async () => {
        over = true;
        await running;
        return made;
      },
    };
  };

  it("goes on at its next start, while people go on, and everything can be read with the new key alone", async () => {
    const organisationId = await createOrganisation(administrator);
    const { context } = server;
    const { masterKey: old } = context;
    await noteMasterKey(context);
    const ids = await keepMany(600);
    await rotateMasterKeyFile(context.configuration.dataDirectory);
    const { others: _others, ...next } = await loadMasterKey(context.configuration.dataDirectory, undefined);
    const load = loadOfPeople(organisationId);

    const killed = await startProcess();
    await until("some are sealed anew", async () => (await sealedWith(next.id)) > 0);
    killed.child.kill("SIGKILL");
    await killed.ended;
    const [done, left] = [await sealedWith(next.id), await sealedWith(old.id)];
    expect(done).toBeGreaterThan(0);
    expect(left).toBeGreaterThan(0);
    // The old key is not retired yet, and a server that was started again opens both.
    expect(await admitMasterKey(context.database, old, context.log)).toEqual(old);

    const second = await startProcess();
    await until("all that was there is sealed anew", async () => (await sealedWith(next.id)) >= ids.length);
    const made = await load.stop();
    second.child.kill("SIGKILL");
    await second.ended;
    expect(made.length).toBeGreaterThan(2);

    await startProcess();
    await until("nothing is left to the old key", async () => (await sealedWith(old.id)) === 0);
    const retired = () =>
      admitMasterKey(context.database, old, context.log).then(
        () => false,
        () => true,
      );
    await until("the old key is retired", retired);

    const alone: ServerContext = { ...context, masterKey: next };
    await server.database.within(wholeInstallation, async (connection) => {
      for (const [index, id] of ids.entries()) expect(await openSecret(alone, connection, id)).toBe(`value ${index}`);
      const rows = await connection.selectFrom("library_secrets").select(["id", "sealed_id"]).execute();
      const sealedIds = new Map(rows.map((row) => [row.id, row.sealed_id]));
      for (const { id, password } of made) {
        const opened = await openSecret(alone, connection, sealedIds.get(id) ?? "");
        expect(JSON.parse(opened)).toMatchObject({ password });
      }
    });
  }, 120_000);
});
