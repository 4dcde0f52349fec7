import { createHash } from "node:crypto";
import { generateSigningKey, type SigningKey, signingKeyFromSeed } from "@windlass/content";
import { matchCodeOf } from "@windlass/protocol";
import type { Workspace } from "../workspace/workspace.ts";

const fileName = "device-key";

/** A fresh key, in place of any before: only its owner may read the file (0600). */
export const renewDeviceKey = (workspace: Workspace): SigningKey => {
  const { seed, ...key } = generateSigningKey();
  workspace.write(fileName, Buffer.from(seed).toString("base64url"));
  return key;
};

/** The key of the session that was begun, or a fresh one. */
export const loadDeviceKey = (workspace: Workspace): SigningKey => {
  const text = workspace.read(fileName);
  return text === null ? renewDeviceKey(workspace) : signingKeyFromSeed(Buffer.from(text, "base64url"));
};

/** The match code that people compare, computed from the device's own key and never taken from the server. */
export const matchCodeOfKey = ({ publicKey }: SigningKey): string =>
  matchCodeOf(createHash("sha256").update(Buffer.from(publicKey, "base64url")).digest());
