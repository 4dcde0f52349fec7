import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { CertificateProblem, checkCertificateFile, checkKeyFile, readStoreLocation } from "@windlass/content";
import { publicKey, WindlassError } from "@windlass/protocol";
import type { SourceOptions } from "./source.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const refused = (variable: string, what: string, cause?: unknown) =>
  new WindlassError("start.setting-invalid", { parameters: { variable, what }, cause });

const contentVariable = "WINDLASS_SOURCE_CONTENT";
const certificateVariable = "WINDLASS_SOURCE_TLS_CERTIFICATE";
const keyVariable = "WINDLASS_SOURCE_TLS_KEY";

/** Reads one of the two files and judges it; every problem is told by the variable's name. */
const readJudged = (variable: string, path: string, judge: (pem: string) => void): string => {
  try {
    const pem = readFileSync(path, "utf8");
    judge(pem);
    return pem;
  } catch (error) {
    if (error instanceof CertificateProblem) throw refused(variable, error.message, error);
    const what = error instanceof Error ? error.message : String(error);
    throw refused(variable, `the file cannot be read (${what})`, error);
  }
};

const readTls = (certificateFile: string, keyFile: string, now: Date): Pick<SourceOptions, "tls"> => {
  if (certificateFile === "" && keyFile === "") return {};
  if (certificateFile === "" || keyFile === "") throw refused(keyVariable, "certificate and key must be set together");
  const certificate = readJudged(certificateVariable, certificateFile, (pem) => checkCertificateFile(pem, now));
  const key = readJudged(keyVariable, keyFile, (pem) => checkKeyFile(pem, certificate));
  return { tls: { certificate, key } };
};

/**
 * Reads the program's settings: arguments first, then environment.
 *
 * | argument | variable | |
 * | --- | --- | --- |
 * | `--content` | `WINDLASS_SOURCE_CONTENT` | folder of the content store, or `s3://bucket/prefix` with `WINDLASS_S3_ENDPOINT`, `WINDLASS_S3_REGION`, `WINDLASS_S3_PATH_STYLE` and the AWS SDK's credentials |
 * | `--ticket-key` | `WINDLASS_SOURCE_TICKET_KEY` | public key of the server's tickets |
 * | `--host` | `WINDLASS_SOURCE_HOST` | 127.0.0.1 when left out |
 * | `--port` | `WINDLASS_SOURCE_PORT` | 8421 when left out; 0 takes any free one |
 * | `--tls-certificate` | `WINDLASS_SOURCE_TLS_CERTIFICATE` | PEM file: own certificate, then its issuers; plain HTTP when left out |
 * | `--tls-key` | `WINDLASS_SOURCE_TLS_KEY` | PEM file of its private key |
 *
 * @throws WindlassError `start.setting-invalid`
 */
export const readSettings = (
  parameters: readonly string[],
  environment: Environment,
  now = new Date(),
): Pick<SourceOptions, "content" | "host" | "port" | "ticketPublicKey" | "tls"> => {
  const { values } = parseSafely(parameters);
  const content = values.content ?? environment.WINDLASS_SOURCE_CONTENT ?? "";
  const ticketPublicKey = values["ticket-key"] ?? environment.WINDLASS_SOURCE_TICKET_KEY ?? "";
  const host = values.host ?? environment.WINDLASS_SOURCE_HOST ?? "127.0.0.1";
  const port = values.port ?? environment.WINDLASS_SOURCE_PORT ?? "8421";
  if (content === "") throw refused(contentVariable, "it is missing");
  if (!publicKey.safeParse(ticketPublicKey).success)
    throw refused("WINDLASS_SOURCE_TICKET_KEY", "a raw Ed25519 public key in base64url is expected");
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw refused("WINDLASS_SOURCE_PORT", `“${port}” is not a port number`);
  const certificateFile = values["tls-certificate"] ?? environment[certificateVariable] ?? "";
  const keyFile = values["tls-key"] ?? environment[keyVariable] ?? "";
  return {
    content: readStoreLocation(content, contentVariable, environment, process.cwd()),
    ticketPublicKey,
    host,
    port: Number(port),
    ...readTls(certificateFile, keyFile, now),
  };
};

const parseSafely = (parameters: readonly string[]) => {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...parameters],
      options: {
        content: text,
        "ticket-key": text,
        host: text,
        port: text,
        "tls-certificate": text,
        "tls-key": text,
      },
    });
  } catch (cause) {
    throw refused("arguments", cause instanceof Error ? cause.message : String(cause));
  }
};
