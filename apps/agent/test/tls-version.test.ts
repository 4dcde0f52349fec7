import { once } from "node:events";
import { createServer, get } from "node:https";
import type { AddressInfo } from "node:net";
import tls from "node:tls";
import { makeAuthority } from "@windlass/content/throw-away-certificates";
import { afterEach, expect, it } from "vitest";
import { Unreachable } from "../src/agent/failures.ts";
import { sendRequest } from "../src/http/client.ts";

const { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS } = tls;
afterEach(() => {
  tls.DEFAULT_MIN_VERSION = DEFAULT_MIN_VERSION;
  tls.DEFAULT_CIPHERS = DEFAULT_CIPHERS;
});

it("speaks no TLS before 1.2, even where Node is told that it may", async () => {
  tls.DEFAULT_MIN_VERSION = "TLSv1";
  tls.DEFAULT_CIPHERS = "DEFAULT@SECLEVEL=0";
  const authority = await makeAuthority();
  const { certificate, key } = await authority.issue("127.0.0.1");
  let requests = 0;
  const old = createServer({ cert: certificate, key, maxVersion: "TLSv1.1" }, (_request, response) => {
    requests += 1;
    response.end();
  }).listen(0, "127.0.0.1");
  await once(old, "listening");
  const url = new URL(`https://127.0.0.1:${(old.address() as AddressInfo).port}/`);
  try {
    const [answer] = await once(get(url, { ca: authority.certificate, agent: false }), "response");
    answer.resume();
    expect(requests).toBe(1);
    const trust = { certificateAuthority: authority.certificate };
    const sent = sendRequest({ method: "GET", url, headers: {}, signal: AbortSignal.timeout(20_000), trust });
    await expect(sent).rejects.toThrow(Unreachable);
    expect(requests).toBe(1);
  } finally {
    old.closeAllConnections();
    old.close();
  }
});
