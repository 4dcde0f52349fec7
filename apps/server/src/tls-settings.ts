import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  CertificateProblem,
  checkCertificateFile,
  checkKeyFile,
  isTrustedBy,
  readAuthorities,
} from "@windlass/content";
import { WindlassError } from "@windlass/protocol";

/** What the settings of TLS come to. */
export interface TlsSettings {
  /** With it, server and master source speak TLS and nothing else. */
  readonly tls:
    | {
        /** Absolute path, for the master source's process. */
        readonly certificateFile: string;
        readonly keyFile: string;
        /** PEM: the server's own certificate first. */
        readonly certificate: string;
        readonly key: string;
      }
    | undefined;
  /** PEM, public: the only authorities that boot media trust; null: those that the device's runtime knows. */
  readonly certificateAuthority: string | null;
}

type Variable = "WINDLASS_TLS_CERTIFICATE" | "WINDLASS_TLS_KEY" | "WINDLASS_TLS_CA";
type TlsEnvironment = Readonly<Partial<Record<Variable, string | undefined>>>;

const refused = (variable: Variable, what: string, cause?: unknown) =>
  new WindlassError("start.setting-invalid", { parameters: { variable, what }, cause });

/** Does what can find a problem in the file that a variable names, and tells it by the variable's name. */
const judged = <Result>(variable: Variable, judge: () => Result): Result => {
  try {
    return judge();
  } catch (error) {
    if (error instanceof CertificateProblem) throw refused(variable, error.message, error);
    throw error;
  }
};

const read = (variable: Variable, path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw refused(
      variable,
      `the file cannot be read (${cause instanceof Error ? cause.message : String(cause)})`,
      cause,
    );
  }
};

/**
 * Reads certificate, key and authority and makes sure, before anything starts, that they fit together: a mistake found
 * by the first device would be found too late.
 *
 * @param workingDirectory what relative paths count from
 * @throws WindlassError `start.setting-invalid`
 */
export const readTlsSettings = (environment: TlsEnvironment, workingDirectory: string, now: Date): TlsSettings => {
  const pathOf = (variable: Variable) => {
    const path = environment[variable];
    return path === undefined ? undefined : resolve(workingDirectory, path);
  };
  const certificateFile = pathOf("WINDLASS_TLS_CERTIFICATE");
  const keyFile = pathOf("WINDLASS_TLS_KEY");
  const authorityFile = pathOf("WINDLASS_TLS_CA");
  if ((certificateFile === undefined) !== (keyFile === undefined))
    throw refused("WINDLASS_TLS_KEY", "certificate and key must be set together");

  const given =
    authorityFile === undefined
      ? null
      : judged("WINDLASS_TLS_CA", () => readAuthorities(read("WINDLASS_TLS_CA", authorityFile), now));
  if (certificateFile === undefined || keyFile === undefined) return { tls: undefined, certificateAuthority: given };

  const certificate = read("WINDLASS_TLS_CERTIFICATE", certificateFile);
  const last = judged("WINDLASS_TLS_CERTIFICATE", () => checkCertificateFile(certificate, now));
  const key = read("WINDLASS_TLS_KEY", keyFile);
  judged("WINDLASS_TLS_KEY", () => checkKeyFile(key, certificate));
  if (given !== null && !isTrustedBy(certificate, given))
    throw refused(
      "WINDLASS_TLS_CA",
      "none of its certificates issued the one of WINDLASS_TLS_CERTIFICATE, so every device would refuse this server",
    );
  return { tls: { certificateFile, keyFile, certificate, key }, certificateAuthority: given ?? last };
};
