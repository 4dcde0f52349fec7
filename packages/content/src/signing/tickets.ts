import { type ContentTicket, canonicalJson, contentTicket, WindlassError } from "@windlass/protocol";
import { type SigningKey, signText, verifyText } from "./keys.ts";

/** Longer than any ticket; what is longer is not looked at. */
const maximumLength = 2000;

/** What is signed begins with its purpose, so that no other text signed by the same key can pass for a ticket. */
const signedText = (json: string): string => `windlass-content-ticket-v1\n${json}`;

/** Makes a ticket that opens deployment sources to the holder of `ticket.publicKey`'s private half. */
export const makeContentTicket = (ticket: ContentTicket, key: SigningKey): string => {
  const json = canonicalJson(contentTicket.parse(ticket));
  return `${Buffer.from(json, "utf8").toString("base64url")}.${signText(signedText(json), key)}`;
};

/**
 * Reads a ticket. A valid one is worth nothing without a proof by the key it names.
 *
 * @param publicKey of the server that makes tickets
 * @throws WindlassError `content.ticket-invalid`, `content.ticket-expired`
 */
export const verifyContentTicket = (text: string, publicKey: string, now: Date): ContentTicket => {
  const refused = (what: string, cause?: unknown) =>
    new WindlassError("content.ticket-invalid", { parameters: { what }, cause });
  const match = text.length <= maximumLength ? /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/.exec(text) : null;
  if (match === null) throw refused("it does not have the form of a ticket");
  const [, encoded = "", signature = ""] = match;
  const json = Buffer.from(encoded, "base64url").toString("utf8");
  if (!verifyText(signedText(json), signature, publicKey)) throw refused("this server did not sign it");
  try {
    const ticket = contentTicket.parse(JSON.parse(json));
    if (now.getTime() < Date.parse(ticket.expiresAt)) return ticket;
    throw new WindlassError("content.ticket-expired", { parameters: { expiresAt: ticket.expiresAt } });
  } catch (cause) {
    throw cause instanceof WindlassError ? cause : refused("its content is unknown", cause);
  }
};
