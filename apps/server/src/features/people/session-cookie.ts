import type { CookieSerializeOptions } from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sessionLifetime } from "./service.ts";

const name = "windlass_session";

/** Browsers take Secure cookies over plain HTTP from loopback only; any other address needs TLS, by design. */
const options: CookieSerializeOptions = { path: "/", httpOnly: true, secure: true, sameSite: "strict" };

export const readSessionCookie = (request: FastifyRequest): string | undefined => request.cookies[name];

export const writeSessionCookie = (reply: FastifyReply, token: string): void => {
  reply.setCookie(name, token, { ...options, maxAge: sessionLifetime / 1000 });
};

export const clearSessionCookie = (reply: FastifyReply): void => {
  reply.clearCookie(name, options);
};
