import { readFileSync } from "node:fs";
import { type BootMedium, bootMedium, WindlassError } from "@windlass/protocol";

const parse = (text: string): BootMedium => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new WindlassError("device.boot-medium-invalid", { parameters: { what: "it is not JSON" } });
  }
  const medium = bootMedium.safeParse(value);
  if (medium.success) return medium.data;
  const what = medium.error.issues.map((issue) => `${issue.path.join(".") || "all"}: ${issue.message}`).join("; ");
  throw new WindlassError("device.boot-medium-invalid", { parameters: { what } });
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
    throw new WindlassError("device.boot-medium-invalid", { parameters: { what }, cause });
  }
  return parse(text);
};
