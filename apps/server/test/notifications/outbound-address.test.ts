import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { sendSigned } from "../../src/features/notifications/send.ts";
import { createOutboundGuard } from "../../src/security/outbound-address.ts";
import { newSecret } from "./receiver.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** Counts who comes, on every address of this machine or on one. */
const startCounter = async (host = "127.0.0.1", status = 204, headers: Record<string, string> = {}) => {
  let count = 0;
  const server = createServer((_request, response) => {
    count += 1;
    response.writeHead(status, headers).end();
  });
  servers.push(server);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, host, resolve));
  const address = server.address();
  return { port: typeof address === "object" && address ? address.port : 0, visits: () => count };
};

const message = { id: "one", body: "{}", secret: newSecret(), at: new Date() };
const strict = createOutboundGuard([]);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "sent",
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
  );

describe("a webhook never reaches", () => {
  it.each([
    "127.0.0.1",
    "127.9.9.9",
    "2130706433",
    "0x7f.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:a9fe:a9fe]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:db8::1]",
    "[2001:0:1::1]",
    "[fc00::1]",
    "[fe80::1]",
    "[ff02::1]",
  ])("%s", async (host) => {
    expect(await codeOf(sendSigned(strict, `https://${host}/hook`, message))).toBe("webhook.address-private");
  });

  it("a name that points inside, though somebody listens there", async () => {
    const counter = await startCounter();
    expect(await codeOf(sendSigned(strict, `http://localhost:${counter.port}/`, message))).toBe(
      "webhook.address-private",
    );
    const oneInside = createOutboundGuard([], async () => [
      { address: "93.184.216.34", family: 4 },
      { address: "10.0.0.1", family: 4 },
    ]);
    expect(await codeOf(sendSigned(oneInside, "https://receiver.example/", message))).toBe("webhook.address-private");
    expect(counter.visits()).toBe(0);
  });

  it("where a redirect leads", async () => {
    const inside = await startCounter();
    const front = await startCounter("127.0.0.2", 307, { location: `http://127.0.0.1:${inside.port}/` });
    const guard = createOutboundGuard(["127.0.0.2/32"]);
    expect(await codeOf(sendSigned(guard, `http://127.0.0.2:${front.port}/`, message))).toBe("webhook.redirected");
    expect([front.visits(), inside.visits()]).toEqual([1, 0]);
  });

  it("a second answer of a name that is asked twice", async () => {
    const inside = await startCounter();
    const pinned = await startCounter("127.0.0.2");
    const answers = ["127.0.0.2", "127.0.0.1"];
    let asked = 0;
    const guard = createOutboundGuard(["127.0.0.2/32"], async () => {
      asked += 1;
      return [{ address: answers.shift() ?? "127.0.0.1", family: 4 }];
    });
    await sendSigned(guard, `http://rebinding.example:${pinned.port}/`, message);
    expect([asked, pinned.visits(), inside.visits()]).toEqual([1, 1, 0]);
  });

  it("anybody without encryption, outside of the networks that the operator opened", async () => {
    const anywhere = createOutboundGuard(["127.0.0.0/8"], async () => [{ address: "93.184.216.34", family: 4 }]);
    expect(await codeOf(sendSigned(anywhere, "http://receiver.example/", message))).toBe("webhook.url-not-encrypted");
  });
});

it("public addresses are let through by the guard", async () => {
  for (const host of ["93.184.216.34", "[2606:2800:220:1:248:1893:25c8:1946]", "172.32.0.1", "100.128.0.1"])
    expect(await strict.addressesOf(new URL(`https://${host}/`))).toHaveLength(1);
});
