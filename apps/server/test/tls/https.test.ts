import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { type RequestOptions, request } from "node:https";
import { text } from "node:stream/consumers";
import {
  type CertificateAndKey,
  makeAuthority,
  type ThrowAwayAuthority,
} from "@windlass/content/throw-away-certificates";
import { bootMedium } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUser } from "../../src/features/people/service.ts";
import { listen } from "../../src/start/listen.ts";
import { startTestServer, type TestServer } from "../harness.ts";
import { TlsFiles } from "./tls-files.ts";

let files: TlsFiles;
let authority: ThrowAwayAuthority;
let own: CertificateAndKey;
let server: TestServer;
let port: number;
beforeAll(async () => {
  files = await TlsFiles.make();
  authority = await makeAuthority();
  own = await authority.issue("127.0.0.1");
  server = await startTestServer({
    // Key and certificates in one file, as some authorities hand them out.
    WINDLASS_TLS_CERTIFICATE: await files.write("all.pem", `${own.certificate}\n${authority.certificate}\n${own.key}`),
    WINDLASS_TLS_KEY: await files.write("own.key", own.key),
  });
  port = await listen(server.app, "127.0.0.1", 0);
  server.context.addresses.publicUrl = `https://127.0.0.1:${port}`;
});
afterAll(async () => {
  await server.close();
  await files.remove();
});

const send = async (path: string, options: RequestOptions & { body?: object } = {}) => {
  const { body, ...rest } = options;
  const sent = request({ host: "127.0.0.1", port, path, ca: authority.certificate, agent: false, ...rest });
  sent.end(body && JSON.stringify(body));
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, text: await text(answer) };
};

/** Signs a new administrator in over https, as a browser would; gives the cookie. */
const signIn = async () => {
  const email = `${randomUUID()}@example.test`;
  const password = "correct horse battery";
  const roles = [{ role: "administrator", organisationId: null }] as const;
  await createUser(server.context, { name: "Somebody", email, password, roles });
  return send("/api/session", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: `https://127.0.0.1:${port}`,
      "sec-fetch-site": "same-origin",
    },
    body: { email, password },
  });
};
const cookieOf = (headers: IncomingHttpHeaders) => headers["set-cookie"]?.[0] ?? "";

describe("the server over TLS", () => {
  it("signs people in with a cookie that never leaves TLS, and knows them by it", async () => {
    const signedIn = await signIn();
    expect(signedIn.status).toBe(200);
    const cookie = cookieOf(signedIn.headers);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).toMatch(/; HttpOnly/);
    const headers = { cookie: cookie.split(";")[0] ?? "" };
    expect((await send("/api/session", { headers })).status).toBe(200);
    expect((await send("/api/session")).status).toBe(401);
  });

  it("tells browsers to come over TLS only from now on", async () => {
    const { headers } = await send("/api/health");
    expect(headers["strict-transport-security"]).toMatch(/^max-age=[1-9]\d{6,}/);
  });

  it("does not answer plain HTTP, nor a version of TLS before 1.2", async () => {
    await expect(fetch(`http://127.0.0.1:${port}/api/health`)).rejects.toThrow();
    // This client would speak the old versions, so that it is the server who does not.
    const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
    await expect(send("/api/health", old)).rejects.toThrow(/alert protocol version/);
  });

  it("puts its authority on boot media, exactly, and nothing private", async () => {
    const cookie = cookieOf((await signIn()).headers).split(";")[0] ?? "";
    const administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
    await administrator.request("POST", "/api/organisations", { name: "Contoso" });
    const profiles = await send("/api/boot-profiles", { headers: { cookie } });
    const { items } = JSON.parse(profiles.text) as { items: { id: string }[] };
    const answer = await send(`/api/boot-profiles/${items[0]?.id}/boot-medium`, { headers: { cookie } });
    const medium = bootMedium.strict().parse(JSON.parse(answer.text));
    expect(medium.serverUrl).toBe(`https://127.0.0.1:${port}`);
    expect(medium.certificateAuthority?.trim()).toBe(authority.certificate.replaceAll("\r", "").trim());

    expect(answer.text).not.toContain("PRIVATE");
    const secret = own.key.replace(/-----[^-]+-----/g, "").replace(/\s/g, "");
    expect(secret.length).toBeGreaterThan(100);
    const flat = answer.text.replaceAll(/\\r|\\n|\s/g, "");
    for (let at = 0; at + 20 <= secret.length; at += 20) {
      // The beginning tells the algorithm and is in every key.
      if (at >= 40) expect(flat).not.toContain(secret.slice(at, at + 20));
    }
  });
});
