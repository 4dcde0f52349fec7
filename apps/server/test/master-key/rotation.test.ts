import { createHash, randomBytes } from "node:crypto";
import type { SecretView } from "@windlass/protocol";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ServerContext } from "../../src/context.ts";
import { wholeInstallation } from "../../src/database/connection.ts";
import { admitMasterKey, noteMasterKey, rewrapEverything } from "../../src/features/master-key/service.ts";
import { openSecret, putSecret } from "../../src/features/secrets/service.ts";
import { currentSigningKey } from "../../src/features/signing-keys/service.ts";
import type { Envelope, MasterKey } from "../../src/security/envelope.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { passwordSecret } from "../route-examples/requests.ts";

let server: TestServer;
let administrator: TestClient;
let old: MasterKey;
let next: MasterKey;

const keyOf = (key: Buffer): MasterKey => ({ id: createHash("sha256").update(key).digest("hex").slice(0, 16), key });

beforeEach(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  old = server.context.masterKey;
  next = keyOf(randomBytes(32));
  await noteMasterKey(server.context);
});
afterEach(() => server.close());

const never = new AbortController().signal;
const contextWith = (masterKey: MasterKey): ServerContext => ({ ...server.context, masterKey });
const rotating = () => contextWith({ ...next, others: [old] });

const envelopes = (): Promise<Envelope[]> =>
  server.database.within(wholeInstallation, async (connection) => {
    const secrets = await connection.selectFrom("secrets").select("envelope").execute();
    const keys = await connection.selectFrom("signing_keys").select("private_key as envelope").execute();
    return [...secrets, ...keys].map(({ envelope }) => envelope);
  });

const keep = (context: ServerContext, name: string, value: string): Promise<string> =>
  server.database.within(wholeInstallation, (connection) =>
    putSecret(context, connection, { organisationId: null, name, kind: "library", value }),
  );

const open = (context: ServerContext, id: string): Promise<string> =>
  server.database.within(wholeInstallation, (connection) => openSecret(context, connection, id));

const keepMany = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1)
    ids.push(await keep(server.context, `many ${index}`, `value ${index}`));
  return ids;
};

describe("the rotation of the master key", () => {
  it("seals everything with the new one, and the old one opens and starts nothing afterwards", async () => {
    const ids = await keepMany(230);
    const { publicKey } = await currentSigningKey(server.context, "publication");
    const sealedBefore = new Set((await envelopes()).map(({ sealed }) => sealed));
    expect(await rewrapEverything(rotating(), never)).toBe(true);

    const after = await envelopes();
    expect(new Set(after.map(({ masterKeyId }) => masterKeyId))).toEqual(new Set([next.id]));
    // Values stay as they are sealed: 32 bytes a row are wrapped anew.
    for (const { sealed } of after) expect(sealedBefore).toContain(sealed);
    const alone = contextWith(next);
    for (const [index, id] of ids.entries()) expect(await open(alone, id)).toBe(`value ${index}`);
    expect((await currentSigningKey(alone, "publication")).publicKey).toEqual(publicKey);

    await expect(open(server.context, ids[0] ?? "")).rejects.toMatchObject({ code: "start.master-key-wrong" });
    const { database, log } = server.context;
    await expect(admitMasterKey(database, old, log)).rejects.toMatchObject({ code: "start.master-key-retired" });
    // Left beside the new one, it is passed over.
    expect(await admitMasterKey(database, { ...next, others: [old] }, log)).toEqual(next);
  });

  it("goes on where a killed one was, and two share the work", async () => {
    const ids = await keepMany(230);
    const killed = AbortSignal.abort();
    expect(await rewrapEverything(rotating(), killed)).toBe(false);
    const between = await envelopes();
    const done = between.filter(({ masterKeyId }) => masterKeyId === next.id).length;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(between.length);
    // Nothing is retired yet: the old key alone still starts, and what is under way opens with both.
    expect(await admitMasterKey(server.database, old, server.context.log)).toEqual(old);
    for (const [index, id] of ids.entries()) expect(await open(rotating(), id)).toBe(`value ${index}`);

    await Promise.all([rewrapEverything(rotating(), never), rewrapEverything(rotating(), never)]);
    expect(await rewrapEverything(rotating(), never)).toBe(true);
    for (const [index, id] of ids.entries()) expect(await open(contextWith(next), id)).toBe(`value ${index}`);
  });

  it("loses nothing that is written meanwhile, by whichever of the keys", async () => {
    await keepMany(120);
    const written: [id: string, value: string][] = [];
    let over = false;
    // An end of its own: a writer that is faster than the re-wrapping would keep it busy for ever.
    const write = async (context: ServerContext, name: string) => {
      for (let turn = 0; !over && turn < 200; turn += 1) {
        const value = `${name} ${turn}`;
        written.push([await keep(context, value, value), value]);
      }
    };
    const writers = [write(server.context, "old replica"), write(rotating(), "new replica")];
    await rewrapEverything(rotating(), never);
    over = true;
    await Promise.all(writers);
    expect(await rewrapEverything(rotating(), never)).toBe(true);
    expect(written.length).toBeGreaterThan(1);
    for (const [id, value] of written) expect(await open(contextWith(next), id)).toBe(value);
  });

  it("retires nothing while something is left that none of its keys opens", async () => {
    const stranger = contextWith(keyOf(randomBytes(32)));
    await keep(stranger, "stranger", "value");
    expect(await rewrapEverything(rotating(), never)).toBe(false);
    expect(await admitMasterKey(server.database, old, server.context.log)).toEqual(old);
  });

  it("keeps a library secret usable through the API", async () => {
    const organisationId = await createOrganisation(administrator);
    const made = await administrator.request<SecretView>("POST", "/api/secrets", passwordSecret(organisationId));
    expect(await rewrapEverything(rotating(), never)).toBe(true);
    const row = await server.database.within(wholeInstallation, (connection) =>
      connection
        .selectFrom("library_secrets")
        .select("sealed_id")
        .where("id", "=", made.body.id)
        .executeTakeFirstOrThrow(),
    );
    expect(JSON.parse(await open(contextWith(next), row.sealed_id))).toMatchObject({ kind: "password" });
  });
});
