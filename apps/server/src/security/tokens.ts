import { createHash, randomBytes } from "node:crypto";

/** 256 random bits as base64url: for sessions, set-up links and deployment tokens. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is stored of a token. */
export const tokenDigest = (token: string): Buffer => createHash("sha256").update(token).digest();
