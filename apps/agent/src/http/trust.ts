import type { RequestOptions } from "node:https";
import { TLSSocket } from "node:tls";
import type { BootMedium } from "@windlass/protocol";
import { NotTrusted } from "../agent/failures.ts";

/** Whom a device believes over TLS: the authority of its boot medium alone, or without one those that Node knows. */
export type Trust = Pick<BootMedium, "certificateAuthority">;

/**
 * How a connection to this address proves who is at its other end. Said here for every connection, so that neither
 * `NODE_TLS_REJECT_UNAUTHORIZED` nor a lower default version can turn it off.
 *
 * @throws NotTrusted plain HTTP, which proves nothing, where the boot medium names an authority
 */
export const tlsOptionsFor = (url: URL, { certificateAuthority }: Trust): RequestOptions => {
  if (url.protocol !== "https:") {
    if (certificateAuthority === null) return {};
    throw new NotTrusted(url.host, "its address is plain HTTP");
  }
  return {
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    // The authority may be an intermediate, or the server's own certificate: what the medium names is trusted as it is.
    ...(certificateAuthority !== null && { ca: certificateAuthority, allowPartialTrustChain: true }),
  };
};

/** The names in a certificate, which Node's own sentence leaves out where an address was expected. */
const namesIn = (error: Error): string | null => {
  const certificate: unknown = "cert" in error ? error.cert : null;
  if (typeof certificate !== "object" || certificate === null || !("subjectaltname" in certificate)) return null;
  return String(certificate.subjectaltname);
};

const inWords = (error: Error): string => {
  const names = namesIn(error);
  return names === null ? error.message : `its certificate is for ${names}`;
};

/** The failure in words where a connection ended because its certificate was not accepted; null for every other end. */
export const trustFailure = (url: URL, socket: unknown, error: Error): NotTrusted | null =>
  socket instanceof TLSSocket && socket.authorizationError ? new NotTrusted(url.host, inWords(error), error) : null;
