import { parseArgs } from "node:util";
import { publicKey, WindlassError } from "@windlass/protocol";
import type { SourceOptions } from "./source.ts";

const refused = (variable: string, what: string) =>
  new WindlassError("start.setting-invalid", { parameters: { variable, what } });

/**
 * Reads the program's settings: arguments first, then environment.
 *
 * | argument | variable | |
 * | --- | --- | --- |
 * | `--content` | `WINDLASS_SOURCE_CONTENT` | folder of the content store |
 * | `--ticket-key` | `WINDLASS_SOURCE_TICKET_KEY` | public key of the server's tickets |
 * | `--host` | `WINDLASS_SOURCE_HOST` | 127.0.0.1 when left out |
 * | `--port` | `WINDLASS_SOURCE_PORT` | 8421 when left out; 0 takes any free one |
 *
 * @throws WindlassError `start.setting-invalid`
 */
export const readSettings = (
  parameters: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Pick<SourceOptions, "contentDirectory" | "host" | "port" | "ticketPublicKey"> => {
  const { values } = parseSafely(parameters);
  const contentDirectory = values.content ?? environment.WINDLASS_SOURCE_CONTENT ?? "";
  const ticketPublicKey = values["ticket-key"] ?? environment.WINDLASS_SOURCE_TICKET_KEY ?? "";
  const host = values.host ?? environment.WINDLASS_SOURCE_HOST ?? "127.0.0.1";
  const port = values.port ?? environment.WINDLASS_SOURCE_PORT ?? "8421";
  if (contentDirectory === "") throw refused("WINDLASS_SOURCE_CONTENT", "it is missing");
  if (!publicKey.safeParse(ticketPublicKey).success)
    throw refused("WINDLASS_SOURCE_TICKET_KEY", "a raw Ed25519 public key in base64url is expected");
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw refused("WINDLASS_SOURCE_PORT", `“${port}” is not a port number`);
  return { contentDirectory, ticketPublicKey, host, port: Number(port) };
};

const parseSafely = (parameters: readonly string[]) => {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...parameters],
      options: { content: text, "ticket-key": text, host: text, port: text },
    });
  } catch (cause) {
    throw refused("arguments", cause instanceof Error ? cause.message : String(cause));
  }
};
