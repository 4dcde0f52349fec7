import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TenantConnectionView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOrganisation } from "../definitions.ts";
import { pathOf, rowOf, startTenantSite, type TenantSite } from "./tenant-site.ts";

const issuer = "https://issuer.example.test/cluster";
const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const subject = "system:serviceaccount:windlass:server";
let folder: string;
let site: TenantSite;

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token as the cluster's issuer writes it. */
const tokenWith = (changes: Record<string, unknown> = {}): string => {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer,
    sub: subject,
    aud: ["api://AzureADTokenExchange"],
    iat: now,
    exp: now + 3600,
    ...changes,
  };
  const text = `${part({ alg: "RS256", typ: "JWT", kid: "k1" })}.${part(claims)}`;
  return `${text}.${sign("sha256", Buffer.from(text), keys.privateKey).toString("base64url")}`;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windlass-federated-"));
  site = await startTenantSite({}, { WINDLASS_FEDERATED_TOKENS: folder });
  const jwk = { ...keys.publicKey.export({ format: "jwk" }), kid: "k1", alg: "RS256", use: "sig" };
  const path = `/applications/${site.lab.sample.clientId}/federated-credentials`;
  await site.lab.control("POST", path, { name: "cluster", issuer, subject, jwks: { keys: [jwk] } });
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

/** An organisation with a folder of its own; `write` puts a token there as Kubernetes does, by moving a link. */
const organisationWithFolder = async () => {
  const organisationId = await createOrganisation(site.administrator);
  const own = join(folder, organisationId);
  await mkdir(own);
  const write = async (token: string, name = "token") => {
    const version = `..${randomUUID()}`;
    await mkdir(join(own, version));
    await writeFile(join(own, version, name), `${token}\n`);
    await rm(join(own, name), { force: true });
    await symlink(join(version, name), join(own, name));
  };
  await site.connect(organisationId);
  return { organisationId, own, write };
};

const replace = (organisationId: string, tokenFile: string) =>
  site.administrator.request<TenantConnectionView & { error: { code: string; details?: { reason: string } } }>(
    "POST",
    pathOf(organisationId, "tenant-connection/credential-replacements"),
    { credential: { kind: "federated-token", tokenFile } },
  );

describe("a federated token", () => {
  it("signs in with what lies in its file at the time, and shows what must be compared", async () => {
    const { organisationId, write } = await organisationWithFolder();
    const first = tokenWith();
    await write(first);
    const replaced = await replace(organisationId, "token");
    expect(replaced).toMatchObject({
      status: 200,
      body: {
        credential: {
          kind: "federated-token",
          tokenFile: "token",
          expectedAudience: "api://AzureADTokenExchange",
          token: { issuer, subject, audiences: ["api://AzureADTokenExchange"] },
          problem: null,
        },
      },
    });
    expect(replaced.text).not.toContain(first.split(".")[2]);
    await write(tokenWith({ exp: 1 }));
    const expired = rowOf((await site.check(organisationId)).body, "token");
    expect(expired).toMatchObject({ state: "failed", reason: "federated-token-expired" });
    await write(tokenWith());
    expect(rowOf((await site.check(organisationId)).body, "token")).toMatchObject({ state: "passed" });
  });

  it("is compared by the report with what the app registration trusts", async () => {
    const { organisationId, write } = await organisationWithFolder();
    const token = tokenWith();
    await write(token);
    await replace(organisationId, "token");
    const checked = async () => {
      const { text, body } = await site.check(organisationId);
      expect(text).not.toContain(token.split(".")[2]);
      expect(text).not.toContain(token.split(".")[1]);
      return rowOf(body, "secret-expiry");
    };
    const consent = (roles: readonly string[]) =>
      site.lab.control("PUT", `/applications/${site.lab.sample.clientId}/consent`, { roles });
    const least = ["DeviceManagementServiceConfig.ReadWrite.All", "Device.Read.All"];
    await consent([...least, "Directory.Read.All"]);
    const missingPermission = "Application.Read.All";
    expect(await checked()).toMatchObject({ state: "cannot-tell", missingPermission });
    await consent([...least, missingPermission]);
    const passed = await checked();
    expect(passed).toMatchObject({ state: "passed", title: "Federated credential", missingPermission: null });
    expect(passed?.detail).toContain("“cluster”");
    await write(tokenWith({ sub: "system:serviceaccount:windlass:other" }));
    expect(await checked()).toMatchObject({
      state: "failed",
      reason: "federated-subject-mismatch",
      remedy: { copyText: "system:serviceaccount:windlass:other" },
    });
  });

  it.each([
    ["iss", "https://other.example.test", "federated-issuer-mismatch"],
    ["sub", "system:serviceaccount:other:server", "federated-subject-mismatch"],
    ["aud", "api://AzureADTokenExchangeChina", "federated-audience-mismatch"],
  ])("with another %s is refused by that name", async (claim, value, reason) => {
    const { organisationId, write } = await organisationWithFolder();
    await write(tokenWith({ [claim]: value }));
    const refused = await replace(organisationId, "token");
    expect(refused.body.error).toMatchObject({ code: "credential.refused", details: { reason } });
  });

  it("is read from the organisation's own folder alone, whatever a path or a link says", async () => {
    const { organisationId, own, write } = await organisationWithFolder();
    const other = await organisationWithFolder();
    await other.write(tokenWith());
    await writeFile(join(folder, "outside"), tokenWith());
    for (const path of ["../outside", `../${other.organisationId}/token`, "/etc/passwd", "a/../../outside", "a\\..\\b"])
      expect((await replace(organisationId, path)).body.error.code).toBe("request.invalid");
    await symlink(join(folder, "outside"), join(own, "leads-out"));
    await symlink(join(folder, other.organisationId), join(own, "neighbour"));
    await write("no token", "words");
    await mkdir(join(own, "folder"));
    await writeFile(join(own, "large"), "a".repeat(70_000));
    const told = async (path: string) => {
      const { status, text } = await replace(organisationId, path);
      expect(status).toBe(503);
      return text;
    };
    expect(await told("leads-out")).toContain("leads out of the organisation's folder");
    expect(await told("neighbour/token")).toContain("leads out of the organisation's folder");
    expect(await told("missing")).toContain("There is no token file “missing”");
    expect(await told("words")).toContain("holds no JSON Web Token");
    expect(await told("folder")).toContain("it is not a file");
    expect(await told("large")).toContain("too large");
  });

  it("that disappears is shown as missing, and the connection can still be read", async () => {
    const { organisationId, own, write } = await organisationWithFolder();
    await write(tokenWith());
    expect(await replace(organisationId, "token")).toMatchObject({ status: 200 });
    await rm(join(own, "token"));
    const read = await site.administrator.request("GET", pathOf(organisationId, "tenant-connection"));
    expect(read.body).toMatchObject({
      connection: { credential: { token: null, problem: { code: "credential.token-file-missing" } } },
    });
  });
});
