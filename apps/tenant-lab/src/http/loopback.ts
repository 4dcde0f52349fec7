import type { FastifyRequest } from "fastify";
import { LabRefusal } from "../operations/refusal.ts";

const loopbackNames = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Lets only programs of this machine through: the peer's address, the name it asked for (against DNS rebinding) and, from
 * a browser, the page's origin have to be loopback. @throws LabRefusal 403
 */
export function requireLoopback(request: FastifyRequest): void {
  const { origin } = request.headers;
  const fromHere = /^(?:::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? "");
  const sameOrigin = origin === undefined || (URL.canParse(origin) && loopbackNames.test(new URL(origin).host));
  if (!fromHere || !sameOrigin || !loopbackNames.test(request.host)) {
    throw new LabRefusal(403, "The lab's control API answers on this machine only.");
  }
}
