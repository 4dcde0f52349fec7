import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type CertificateAndKey,
  makeAuthority,
  makeSelfSigned,
  type ThrowAwayAuthority,
} from "@windlass/content/throw-away-certificates";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Effects } from "../src/platform/simulated/effects.ts";
import { AgentServer } from "./agent-server.ts";
import { deployHere } from "./run-here.ts";
import { runProgram } from "./run-program.ts";
import { makeScenario, type Scenario, type ScenarioOptions } from "./scenario.ts";

let scenario: Scenario;
let sources: AgentServer[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const source of sources) await source.stop();
  sources = [];
  await scenario.end();
});

let authority: ThrowAwayAuthority;
let own: CertificateAndKey;
let elsewhere: CertificateAndKey;
beforeAll(async () => {
  authority = await makeAuthority();
  own = await authority.issue("127.0.0.1");
  elsewhere = await authority.issue("windlass.example");
});

const over = (tls: CertificateAndKey, certificateAuthority?: string, more: ScenarioOptions = {}) =>
  makeScenario({ ...more, server: { tls, ...(certificateAuthority && { certificateAuthority }) } });

/** A source of the scenario's content beside its server. */
const addSource = async (options: { readonly tls?: CertificateAndKey }): Promise<AgentServer> => {
  const { publication, buildId, content } = scenario.serverOptions;
  const { publicationKey } = scenario.server;
  const source = await AgentServer.start({ publication, buildId, content, publicationKey, ...options });
  sources.push(source);
  return source;
};

const effects = () => new Effects(scenario.directory).all();
const warnings = () =>
  scenario.server.events.flatMap(({ body }) => (body.kind === "log" && body.level === "warning" ? [body.message] : []));

describe("a boot medium that pins an authority", () => {
  it("lets the device be deployed over TLS, through restarts, with downloads that resume by range", async () => {
    scenario = await over(own, authority.certificate, { imageBytes: 2_000_000 });
    const { server } = scenario;
    server.cutAfter = [700_000];
    const end = await runProgram(scenario);
    expect(end, end.errors).toMatchObject({ code: 0 });
    expect(server.finished).toMatchObject({ outcome: "succeeded" });
    expect(server.ranges.some((range) => /^bytes=[1-9]\d*-$/.test(range ?? ""))).toBe(true);
    expect(server.sources.map(({ url }) => new URL(url).protocol)).toEqual(["https:"]);
  });

  it("works with an intermediate, and with a certificate that stands for itself", async () => {
    const intermediate = await authority.issueAuthority();
    const issued = await intermediate.issue("127.0.0.1");
    const chained = { ...issued, certificate: `${issued.certificate}\n${intermediate.certificate}` };
    scenario = await over(chained, intermediate.certificate);
    expect((await deployHere(scenario)).failure).toBeNull();
    await scenario.end();
    const selfSigned = await makeSelfSigned("127.0.0.1");
    scenario = await over(selfSigned, selfSigned.certificate);
    expect((await deployHere(scenario)).failure).toBeNull();
    await scenario.end();
    scenario = await over(own, own.certificate);
    expect((await deployHere(scenario)).failure).toBeNull();
  });

  it("refuses a server of another authority with the same name, sends it nothing, and ends", async () => {
    scenario = await over(own, (await makeAuthority()).certificate);
    const end = await runProgram(scenario);
    expect(end.code).toBe(1);
    expect(end.lines.at(-1)).toMatchObject({
      type: "finished",
      outcome: "failed",
      error: { code: "device.server-not-trusted", remedy: expect.stringContaining("new boot media") },
    });
    expect(scenario.server.requests).toBe(0);
    expect(effects()).toEqual([]);
  });

  it("refuses a server whose certificate names another host, and tells both names", async () => {
    scenario = await over(elsewhere, authority.certificate);
    const end = await deployHere(scenario);
    expect(end.failure).toBe("device.server-not-trusted");
    expect(end.message).toContain("127.0.0.1");
    expect(end.message).toContain("windlass.example");
    expect(scenario.server.requests).toBe(0);
  });

  it("refuses a certificate that has expired", async () => {
    const day = 86_400_000;
    const validity = { from: new Date(Date.now() - 40 * day), to: new Date(Date.now() - 10 * day) };
    scenario = await over(await authority.issue("127.0.0.1", validity), authority.certificate);
    const end = await deployHere(scenario);
    expect(end.failure).toBe("device.server-not-trusted");
    expect(end.message).toContain("expired");
    expect(scenario.server.requests).toBe(0);
  });

  it("trusts nobody else: neither the authorities that Node knows nor a switch of Node can widen it", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    scenario = await over(own, (await makeAuthority()).certificate);
    const extra = join(scenario.directory, "..", "extra.pem");
    writeFileSync(extra, authority.certificate);
    vi.stubEnv("NODE_EXTRA_CA_CERTS", extra);
    expect((await runProgram(scenario)).code).toBe(1);
    expect(scenario.server.requests).toBe(0);
  });

  it("refuses plain HTTP, which proves nothing", async () => {
    scenario = await makeScenario({ server: { certificateAuthority: authority.certificate } });
    const end = await deployHere(scenario);
    expect(end.failure).toBe("device.server-not-trusted");
    expect(end.message).toContain("plain HTTP");
    expect(scenario.server.requests).toBe(0);
  });

  it("is refused itself when its authority cannot be read or more than certificates is in it", async () => {
    scenario = await over(own, authority.certificate);
    const medium = JSON.parse(readFileSync(scenario.bootMedium, "utf8")) as { certificateAuthority: string };
    const damaged = authority.certificate.replace(/\n[A-Za-z0-9+/]{20}/, "\nAAAAAAAAAAAAAAAAAAAA");
    for (const certificateAuthority of ["none", damaged, `${authority.certificate}\n${own.key}`, undefined]) {
      writeFileSync(scenario.bootMedium, JSON.stringify({ ...medium, certificateAuthority }));
      const end = await deployHere(scenario);
      expect(end.failure).toBe("device.boot-medium-invalid");
      expect(end.message).toContain("certificateAuthority");
    }
    expect(scenario.server.requests).toBe(0);
  });
});

describe("a boot medium that pins no authority", () => {
  it("refuses an authority that Node does not know", async () => {
    scenario = await over(own);
    expect((await deployHere(scenario)).failure).toBe("device.server-not-trusted");
    expect(scenario.server.requests).toBe(0);
  });

  it("accepts what Node is told to know", async () => {
    scenario = await over(own);
    const extra = join(scenario.directory, "..", "extra.pem");
    writeFileSync(extra, authority.certificate);
    vi.stubEnv("NODE_EXTRA_CA_CERTS", extra);
    expect((await runProgram(scenario)).code).toBe(0);
  });
});

describe("a deployment source that cannot prove who it is", () => {
  it.each(["of another authority", "for another host", "without TLS"])(
    "is passed over for the next one, without a request to it: %s",
    async (kind) => {
      scenario = await over(own, authority.certificate);
      const foreign = await (await makeAuthority()).issue("127.0.0.1");
      const source = await addSource(
        kind === "without TLS" ? {} : { tls: kind === "for another host" ? elsewhere : foreign },
      );
      scenario.server.sources = [{ name: "site", url: source.url }, ...scenario.server.sources];
      expect((await deployHere(scenario)).failure).toBeNull();
      expect(source.requests).toBe(0);
      expect(warnings().join("\n")).toContain("site: ");
    },
  );

  it("ends the deployment at once when there is no other, and the server is told", async () => {
    scenario = await over(own, authority.certificate);
    const source = await addSource({ tls: elsewhere });
    scenario.server.sources = [{ name: "site", url: source.url }];
    const end = await deployHere(scenario);
    expect(end.failure).toBe("device.server-not-trusted");
    expect(source.requests).toBe(0);
    expect(scenario.server.finished).toMatchObject({ error: { code: "device.server-not-trusted" } });
  });
});

describe("a server that is exchanged during a deployment", () => {
  it("gets nothing more: the agent stops", async () => {
    scenario = await over(own, authority.certificate);
    const { server } = scenario;
    const foreign = await (await makeAuthority()).issue("127.0.0.1");
    let before = 0;
    server.onEvents = () => {
      server.onEvents = () => {};
      void server.become(foreign).then(() => {
        before = server.requests;
      });
    };
    expect((await deployHere(scenario)).failure).toBe("device.server-not-trusted");
    expect(before).toBeGreaterThan(0);
    expect(server.requests).toBe(before);
    expect(server.finished).toBeNull();
  });
});
