import { type Configstore, FileStore } from "@tus/file-store";
import { Server, Upload } from "@tus/server";
import type { ServerContext } from "../../context.ts";
import { uploadDirectoryOf } from "./files.ts";
import { completeUpload, maximumUploadBytes, readUpload, removeUpload, uploadLifetimeMilliseconds } from "./service.ts";

export const uploadsPath = "/api/uploads";

/** What tus wants to remember of an upload is in its row; only its bytes are a file. */
const rowsAsConfiguration = (context: ServerContext): Configstore => ({
  get: async (id) => {
    const row = await readUpload(context, id);
    if (!row) return undefined;
    const { file_name, size_bytes, created_at } = row;
    return new Upload({
      id,
      size: size_bytes,
      offset: 0,
      metadata: { filename: file_name },
      creation_date: created_at.toISOString(),
    });
  },
  // The row was written before tus heard of the upload, and nothing of it changes.
  set: async () => undefined,
  delete: async (id) => await removeUpload(context, id),
});

/** Tus 1.0 without its own access control: every request was authorised before it comes here. */
export interface TusServer {
  /** @param id of the upload: a new one's, too */
  handle(request: Request, id: string): Promise<Response>;
}

const createServer = (context: ServerContext, idOf: (request: Request) => string): Server =>
  new Server({
    path: uploadsPath,
    datastore: new FileStore({
      directory: uploadDirectoryOf(context),
      configstore: rowsAsConfiguration(context),
      expirationPeriodInMilliseconds: uploadLifetimeMilliseconds,
    }),
    relativeLocation: true,
    maxSize: maximumUploadBytes,
    // The console is on the same origin; no other site is told anything.
    allowedOrigins: [],
    namingFunction: idOf,
    onUploadFinish: async (_request, upload) => {
      await completeUpload(context, upload.id);
      return {};
    },
  });

/** Touches the disk at the first request only, so that the routes can be described without a data directory. */
export const createTusServer = (context: ServerContext): TusServer => {
  const ids = new WeakMap<Request, string>();
  const idOf = (request: Request): string => {
    const id = ids.get(request);
    if (id === undefined) throw new Error("an upload was begun without an id");
    return id;
  };
  let server: Server | undefined;
  return {
    handle: async (request, id) => {
      ids.set(request, id);
      server ??= createServer(context, idOf);
      return await server.handleWeb(request);
    },
  };
};
