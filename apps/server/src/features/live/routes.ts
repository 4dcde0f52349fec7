import { PassThrough } from "node:stream";
import { identifier, type LiveChange } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { LiveMessage } from "../../database/live-feed.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import type { Actor } from "../people/actor.ts";
import { peekActorByToken } from "../people/service.ts";
import { readSessionCookie } from "../people/session-cookie.ts";

const heartbeatMilliseconds = 15_000;
const mostUnreadBytes = 1024 * 1024;

const sees = (actor: Actor, change: LiveChange): boolean =>
  actor.roles.some(
    (assignment) => assignment.organisationId === null || assignment.organisationId === change.organisationId,
  );

/** Every organisation's changes, or only one's. */
const wants = (change: LiveChange, organisationId: string | undefined): boolean =>
  organisationId === undefined || change.organisationId === null || change.organisationId === organisationId;

export const registerLiveRoutes = (app: Application, context: ServerContext): void => {
  const streams = new Set<PassThrough>();
  app.addHook("preClose", async () => {
    for (const stream of streams) stream.end();
  });

  app.route({
    method: "GET",
    url: "/api/live",
    config: { opensStream: true, access: { audience: "user", permission: null, organisationFrom: "caller" } },
    schema: {
      tags: ["Live"],
      summary: "Server-sent events: `connected` once, then a `change` for everything the caller may see",
      querystring: z.object({ organisationId: identifier.optional() }),
    },
    handler: async (request, reply) => {
      let actor = actorOf(request);
      const token = readSessionCookie(request);
      const { organisationId } = request.query;
      const stream = new PassThrough();
      streams.add(stream);
      const send = (event: string, data: unknown) => stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      const unsubscribe = context.live.subscribe((message: LiveMessage) => {
        if (message === "resumed") send("connected", {});
        else if (sees(actor, message) && wants(message, organisationId)) send("change", message);
      });
      const heartbeat = setInterval(async () => {
        // A session that ended, or lost a role, ends its stream too.
        const current = await peekActorByToken(context, token ?? "").catch(() => actor);
        if (!current) return stream.end();
        actor = current;
        // A viewer that does not read gets a new stream, and everything once, when it does again.
        if (stream.writableLength > mostUnreadBytes) return stream.destroy();
        stream.write(": still here\n\n");
      }, heartbeatMilliseconds);
      stream.on("close", () => {
        clearInterval(heartbeat);
        unsubscribe();
        streams.delete(stream);
      });
      request.raw.on("close", () => stream.destroy());
      send("connected", {});
      return reply
        .header("content-type", "text/event-stream; charset=utf-8")
        .header("cache-control", "no-store")
        .header("x-accel-buffering", "no")
        .send(stream);
    },
  });
};
