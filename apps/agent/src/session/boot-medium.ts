import { readFileSync } from "node:fs";
import { CertificateProblem, readCertificates } from "@windlass/content";
import { type BootMedium, bootMedium, WindlassError } from "@windlass/protocol";

const invalid = (what: string, cause?: unknown) =>
  new WindlassError("device.boot-medium-invalid", { parameters: { what }, cause });

/** An authority that cannot be read would make every server look untrustworthy. */
const requireUsableAuthority = (medium: BootMedium): BootMedium => {
  if (medium.certificateAuthority === null) return medium;
  try {
    readCertificates(medium.certificateAuthority);
  } catch (error) {
    if (error instanceof CertificateProblem) throw invalid(`certificateAuthority: ${error.message}`, error);
    throw error;
  }
  return medium;
};

const parse = (text: string): BootMedium => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid("it is not JSON");
  }
  const medium = bootMedium.safeParse(value);
  if (medium.success) return requireUsableAuthority(medium.data);
  const what = medium.error.issues.map((issue) => `${issue.path.join(".") || "all"}: ${issue.message}`).join("; ");
  throw invalid(what);
};

/**
 * Reads what the boot medium carries.
 *
 * @throws WindlassError `device.boot-medium-invalid`
 */
export const readBootMedium = (path: string): BootMedium => {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    throw invalid(what, cause);
  }
  return parse(text);
};
