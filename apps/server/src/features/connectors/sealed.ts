import { WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Envelope, openEnvelope, sealEnvelope } from "../../security/envelope.ts";
import type { SealedPlace } from "../../security/sealed-place.ts";

/** Ties an envelope to its account: one copied to another row does not open. */
const contextOf = (id: string): string => `computer-account:${id}`;

/** For the rotation of the master key. */
export const sealedAccounts: SealedPlace = { table: "computer_accounts", key: "id", column: "envelope", contextOf };

export const sealBlob = (context: ServerContext, id: string, blob: string): Envelope =>
  sealEnvelope(context.masterKey, blob, contextOf(id));

/** For one message to one device: in no answer, log line or error. @throws start.master-key-wrong */
export const openBlob = (context: ServerContext, id: string, envelope: Envelope): string => {
  try {
    return openEnvelope(context.masterKey, envelope, contextOf(id));
  } catch (cause) {
    throw new WindlassError("start.master-key-wrong", { cause });
  }
};
