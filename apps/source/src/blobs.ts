import { answerFor, type ContentStore, entityTagOf } from "@windlass/content";
import { WindlassError } from "@windlass/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type AccessOptions, admitDevice } from "./access.ts";
import { createPublishedContent } from "./published-content.ts";

/** Content never changes under its name; only the device that fetched it may keep it. */
const cacheControl = "private, max-age=31536000, immutable";

interface BlobRequest {
  Params: { sha256: string };
}

const sendBlob = async (store: ContentStore, request: FastifyRequest<BlobRequest>, reply: FastifyReply) => {
  const { sha256 } = request.params;
  const found = await store.stat(sha256);
  if (found === null) throw new WindlassError("content.not-found", { parameters: { sha256 } });
  const { sizeBytes } = found;
  const answer = answerFor(request.headers, sizeBytes, entityTagOf(sha256));
  reply.headers({
    etag: entityTagOf(sha256),
    "accept-ranges": "bytes",
    "cache-control": cacheControl,
  });
  if (answer.status === 416) {
    reply.headers({ "content-range": `bytes */${sizeBytes}`, "cache-control": "no-store" }).removeHeader("etag");
    throw new WindlassError("content.range-not-satisfiable", {
      parameters: { range: request.headers.range ?? "", sizeBytes },
    });
  }
  if (answer.status === 304) return reply.code(304).send();

  const { range } = answer;
  reply.code(answer.status).type("application/octet-stream");
  reply.header("content-length", range === null ? 0 : range.end - range.start + 1);
  if (answer.status === 206) reply.header("content-range", `bytes ${range?.start}-${range?.end}/${sizeBytes}`);
  if (request.method === "HEAD" || range === null) return reply.send();
  return reply.send(await store.open(sha256, range));
};

/** `GET|HEAD /content/v1/blobs/:sha256`: content for admitted devices, whole, in part, or resumed. */
export const addBlobRoutes = (app: FastifyInstance, store: ContentStore, access: AccessOptions): void => {
  const published = createPublishedContent(store);
  app.route<BlobRequest>({
    method: ["GET", "HEAD"],
    url: "/content/v1/blobs/:sha256(^[0-9a-f]{64}$)",
    onRequest: async (request) => {
      const { publicationSha256 } = admitDevice(request, access);
      const { sha256 } = request.params;
      // Content of other publications, of another organisation perhaps, is not there for this device.
      if (!(await published.names(publicationSha256, sha256)))
        throw new WindlassError("content.not-found", { parameters: { sha256 } });
    },
    handler: async (request, reply) => await sendBlob(store, request, reply),
  });
};
