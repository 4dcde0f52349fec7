import { Readable } from "node:stream";
import { identifier, notFound, WindlassError } from "@windlass/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import { readBeginning } from "./metadata.ts";
import { receiveBytes } from "./receive.ts";
import { beginUpload, removeUpload, requireUploadToChange, tellFullDisk } from "./service.ts";
import { createTusServer, type TusServer, uploadsPath } from "./tus.ts";

const tags = ["Uploads"];
const params = z.object({ uploadId: identifier });
const contentType = "application/offset+octet-stream";

/** The headers of tus 1.0 that are understood; everything else stays outside. */
const passedHeaders = ["tus-resumable", "upload-length", "upload-metadata", "upload-offset", "content-length"] as const;

const toWebRequest = (request: FastifyRequest, id: string): Request => {
  const headers = new Headers();
  for (const name of passedHeaders) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  const hasBytes = request.body instanceof Readable;
  if (hasBytes) headers.set("content-type", contentType);
  // The address is ours: nothing that the client wrote into its own is looked at again.
  return new Request(`http://uploads.invalid${uploadsPath}/${id}`, {
    method: request.method,
    headers,
    ...(hasBytes && { body: Readable.toWeb(request.body as Readable) as ReadableStream, duplex: "half" as const }),
  });
};

/** The protocol's refusals in the product's one shape. */
const refusalOf = (status: number, text: string, id: string): WindlassError => {
  if (status === 404) return notFound("upload", id);
  if (status === 409) return new WindlassError("upload.offset-wrong");
  if (status === 410) return new WindlassError("upload.expired");
  if (status === 413) return new WindlassError("request.too-large");
  if (status < 500) return new WindlassError("request.invalid", { parameters: { problems: text.trim() } });
  return new WindlassError("server.unexpected", { cause: new Error(text.trim()) });
};

const answer = async (tus: TusServer, request: FastifyRequest, reply: FastifyReply, id: string) => {
  const response = await tus.handle(toWebRequest(request, id), id);
  for (const [name, value] of response.headers)
    if (!["content-length", "content-type"].includes(name)) reply.header(name, value);
  reply.header("cache-control", "no-store");
  if (response.status >= 400) throw refusalOf(response.status, await response.text(), id);
  return reply.status(response.status).send();
};

/** What a request that continues an upload says of itself. */
const continuation = z.object({
  "tus-resumable": z.literal("1.0.0"),
  "upload-offset": z.string().regex(/^\d{1,15}$/, "a number of bytes is expected"),
  "content-length": z.string().optional(),
});

const receive = async (context: ServerContext, request: FastifyRequest, id: string): Promise<number> => {
  const said = continuation.safeParse(request.headers);
  if (!said.success || !(request.body instanceof Readable)) {
    const problems = said.error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
    throw new WindlassError("request.invalid", { parameters: { problems: problems ?? `${contentType} is expected` } });
  }
  const length = said.data["content-length"];
  try {
    return await receiveBytes(context, id, {
      offset: Number(said.data["upload-offset"]),
      lengthBytes: length === undefined ? null : Number(length),
      body: request.body,
    });
  } catch (error) {
    if (error instanceof WindlassError) throw error;
    // Nobody is there to be told; the bytes stay.
    if (!request.raw.complete && request.raw.destroyed)
      throw new WindlassError("request.invalid", {
        parameters: { problems: "the connection broke off" },
        cause: error,
      });
    // What had arrived before the disk was full stays, and the upload goes on from there once there is room.
    await tellFullDisk(context, id);
    throw error;
  }
};

/**
 * Resumable uploads by the tus protocol 1.0 (creation, creation-with-upload, termination, expiration). Authority is
 * decided here, before tus sees anything of the request.
 */
export const registerUploadRoutes = (application: Application, context: ServerContext): void => {
  const permission = "operating-systems.write";
  application.register(async (scope) => {
    const app = scope as Application;
    const tus = createTusServer(context);
    // The bytes go through as they come; they are neither parsed nor collected.
    app.addContentTypeParser(contentType, (_request, payload, done) => done(null, payload));

    app.route({
      method: "POST",
      url: uploadsPath,
      config: { access: { audience: "user", permission, organisationFrom: "body" } },
      schema: { tags, summary: "Begin (tus 1.0; Upload-Metadata: organisationId, filename)" },
      handler: async (request, reply) => {
        const id = await beginUpload(context, actorOf(request), readBeginning(request.headers));
        try {
          return await answer(tus, request, reply, id);
        } catch (error) {
          await removeUpload(context, id);
          throw error;
        }
      },
    });

    app.route({
      method: "PATCH",
      url: `${uploadsPath}/:uploadId`,
      config: { access: { audience: "user", permission, organisationFrom: "object" } },
      schema: { tags, summary: "Continue (tus 1.0)", params },
      handler: async (request, reply) => {
        const { uploadId } = request.params;
        await requireUploadToChange(context, actorOf(request), uploadId);
        const received = await receive(context, request, uploadId);
        return await reply
          .status(204)
          .headers({ "tus-resumable": "1.0.0", "upload-offset": String(received), "cache-control": "no-store" })
          .send();
      },
    });

    for (const [method, summary] of [
      ["HEAD", "How many bytes have arrived (tus 1.0)"],
      ["DELETE", "Give up (tus 1.0)"],
    ] as const)
      app.route({
        method,
        url: `${uploadsPath}/:uploadId`,
        config: { access: { audience: "user", permission, organisationFrom: "object" } },
        schema: { tags, summary, params },
        handler: async (request, reply) => {
          const { uploadId } = request.params;
          await requireUploadToChange(context, actorOf(request), uploadId);
          return await answer(tus, request, reply, uploadId);
        },
      });
  });
};
