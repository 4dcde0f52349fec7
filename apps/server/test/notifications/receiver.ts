import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { type Notification, notification } from "@windlass/protocol";

export const newSecret = () => `whsec_${randomBytes(32).toString("base64")}`;

/** One request as it arrived. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly notification: Notification;
}

/** Whether the receiver answers, and with what. */
export type Answer = { readonly status: number; readonly headers?: Record<string, string> } | "silence";

/** A receiver of webhooks over real HTTP, that answers as it is told to. */
export const startReceiver = async () => {
  const received: Received[] = [];
  let answer: Answer = { status: 204 };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    received.push({ headers: request.headers, body, notification: notification.parse(JSON.parse(body)) });
    if (answer !== "silence") response.writeHead(answer.status, answer.headers).end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    answerWith: (next: Answer) => {
      answer = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Verifies a request as the documentation tells receivers to, independently of the sender's code. */
export const isGenuine = (
  { headers, body }: Pick<Received, "headers" | "body">,
  secret: string,
  now: Date,
): boolean => {
  const [id, timestamp, signatures] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) =>
    String(headers[name] ?? ""),
  );
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest();
  return (signatures ?? "").split(" ").some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ""), "base64");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
};
