import { Readable } from "node:stream";
import type { SignedPublication } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { rememberBlob } from "../content/remember-blob.ts";

/** Deployment sources read from it what its devices may fetch; kept before the publication can be deployed. */
export const keepAsContent = async (
  context: ServerContext,
  connection: Connection,
  { body, sha256 }: SignedPublication,
): Promise<void> => {
  const kept = await context.content.put(Readable.from([Buffer.from(body, "utf8")]), { expectedSha256: sha256 });
  await rememberBlob(connection, kept, context.content);
};
