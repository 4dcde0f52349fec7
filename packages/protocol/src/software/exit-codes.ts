import { z } from "zod";

/** What an exit code means for the deployment. `reboot` is a success after which the device restarts. */
export const exitCodeMeaning = z.enum(["success", "reboot", "retry", "fail"]);
export type ExitCodeMeaning = z.infer<typeof exitCodeMeaning>;

/** Exit codes of Windows are 32 bits; tools print them signed or unsigned. */
export const exitCode = z.number().int().min(-2_147_483_648).max(4_294_967_295);

/** One row of a step's own table; it goes before what is known. */
export const exitCodeRule = z.object({
  code: exitCode,
  meaning: exitCodeMeaning,
  note: z.string().max(200).default(""),
});
export type ExitCodeRule = z.infer<typeof exitCodeRule>;

export interface KnownExitCode {
  readonly code: number;
  readonly name: string;
  /** A sentence for people. */
  readonly words: string;
  readonly meaning: ExitCodeMeaning;
}

const known = (code: number, name: string, meaning: ExitCodeMeaning, words: string): KnownExitCode => ({
  code,
  name,
  meaning,
  words,
});

/** Codes that mean the same wherever they come from (WinError.h; "MsiExec.exe and InstMsi.exe error messages"). */
const common: readonly KnownExitCode[] = [
  known(0, "SUCCESS", "success", "It succeeded."),
  known(1618, "INSTALL_ALREADY_RUNNING", "retry", "Another installation holds Windows Installer."),
  known(1641, "SUCCESS_REBOOT_INITIATED", "reboot", "It succeeded and has started a restart."),
  known(3010, "SUCCESS_REBOOT_REQUIRED", "reboot", "It succeeded; a restart completes it."),
];

const msi: readonly KnownExitCode[] = [
  known(13, "INVALID_DATA", "fail", "The data is invalid."),
  known(87, "INVALID_PARAMETER", "fail", "A parameter is wrong."),
  known(112, "DISK_FULL", "fail", "The disk is full."),
  known(1259, "APPHELP_BLOCK", "fail", "Windows blocks this version as incompatible."),
  known(1601, "INSTALL_SERVICE_FAILURE", "retry", "Windows Installer could not be reached."),
  known(1602, "INSTALL_USEREXIT", "fail", "Somebody cancelled the installation."),
  known(1603, "INSTALL_FAILURE", "fail", "A fatal error; the log says more above “Return value 3”."),
  known(1604, "INSTALL_SUSPEND", "retry", "The installation was suspended and goes on after a restart."),
  known(1612, "INSTALL_SOURCE_ABSENT", "fail", "The source of the installed product is gone."),
  known(1613, "INSTALL_PACKAGE_VERSION", "fail", "The package needs a newer Windows Installer."),
  known(1619, "INSTALL_PACKAGE_OPEN_FAILED", "fail", "The package could not be opened: missing or not readable."),
  known(1620, "INSTALL_PACKAGE_INVALID", "fail", "The file is no valid package."),
  known(1622, "INSTALL_LOG_FAILURE", "fail", "The log could not be written: its folder must exist."),
  known(1623, "INSTALL_LANGUAGE_UNSUPPORTED", "fail", "The language is not supported by this Windows."),
  known(1624, "INSTALL_TRANSFORM_FAILURE", "fail", "A transform could not be applied."),
  known(1625, "INSTALL_PACKAGE_REJECTED", "fail", "A policy forbids this installation."),
  known(1632, "INSTALL_TEMP_UNWRITABLE", "fail", "The folder for temporary files is full or not accessible."),
  known(1633, "INSTALL_PLATFORM_UNSUPPORTED", "fail", "The package is for another processor."),
  known(1635, "PATCH_PACKAGE_OPEN_FAILED", "fail", "The patch could not be opened."),
  known(1636, "PATCH_PACKAGE_INVALID", "fail", "The file is no valid patch."),
  known(1638, "PRODUCT_VERSION", "fail", "Another version of this product is installed."),
  known(1639, "INVALID_COMMAND_LINE", "fail", "The command line is wrong."),
  known(1642, "PATCH_TARGET_NOT_FOUND", "fail", "There is nothing the patch applies to."),
  known(1643, "PATCH_PACKAGE_REJECTED", "fail", "A policy forbids this patch."),
  known(1644, "INSTALL_TRANSFORM_REJECTED", "fail", "A policy forbids a transform."),
  known(1652, "INSTALL_SERVICE_SAFEBOOT", "fail", "Windows Installer does not run in safe mode."),
  known(1654, "INSTALL_REJECTED", "fail", "The package is not for this kind of device."),
  known(3017, "FAIL_REBOOT_REQUIRED", "fail", "It failed; a restart is needed before it is tried again."),
];

/**
 * HRESULTs of the deployment of MSIX packages, with which DISM ends, too (Microsoft Learn, "Troubleshooting packaging,
 * deployment, and query of Windows apps"); what is tried again is what winget tells as being in use or under way
 * (winget-cli, `ManifestCommon.cpp`).
 */
const msix: readonly KnownExitCode[] = [
  known(0x80073cf0, "INSTALL_OPEN_PACKAGE_FAILED", "fail", "The package could not be opened."),
  known(0x80073cf2, "INSTALL_INVALID_PACKAGE", "fail", "The package's data is invalid."),
  known(
    0x80073cf3,
    "INSTALL_RESOLVE_DEPENDENCY_FAILED",
    "fail",
    "A framework it needs is missing, or it is in conflict with another package.",
  ),
  known(0x80073cf4, "INSTALL_OUT_OF_DISK_SPACE", "fail", "The disk is full."),
  known(0x80073cf5, "INSTALL_NETWORK_FAILURE", "retry", "The network failed."),
  known(0x80073cf6, "INSTALL_REGISTRATION_FAILURE", "fail", "The package could not be registered."),
  known(0x80073cf8, "INSTALL_CANCEL", "fail", "The deployment was cancelled."),
  known(0x80073cf9, "INSTALL_FAILED", "fail", "It failed; SYSTEM may provision packages, not install them."),
  known(0x80073cfb, "PACKAGE_ALREADY_EXISTS", "success", "This version is installed already."),
  known(0x80073cfd, "INSTALL_PREREQUISITE_FAILED", "fail", "This Windows lacks what the package needs."),
  known(0x80073cff, "INSTALL_POLICY_FAILURE", "fail", "A policy forbids packages that are not from the Store."),
  known(0x80073d00, "PACKAGE_UPDATING", "retry", "The package is just being updated."),
  known(0x80073d01, "DEPLOYMENT_BLOCKED_BY_POLICY", "fail", "A policy forbids this package."),
  known(0x80073d02, "PACKAGES_IN_USE", "retry", "What the package changes is in use."),
  known(0x80073d06, "INSTALL_PACKAGE_DOWNGRADE", "fail", "A newer version is installed."),
  known(0x80073d10, "INSTALL_WRONG_PROCESSOR_ARCHITECTURE", "fail", "The package is for another processor."),
  known(0x800b0100, "TRUST_E_NOSIGNATURE", "fail", "The package is not signed."),
  known(0x800b0109, "CERT_E_UNTRUSTEDROOT", "fail", "This Windows does not trust who signed the package."),
];

/** For installations the product must not be missing, for removals it may be. */
const absence = (meaning: ExitCodeMeaning): readonly KnownExitCode[] => [
  known(1605, "UNKNOWN_PRODUCT", meaning, "The product is not installed."),
  known(1614, "PRODUCT_UNINSTALLED", meaning, "The product was uninstalled before."),
];

export type ExitCodeFamily = "common" | "removal" | "msi-install" | "msi-uninstall" | "msix";

/** Codes a family knows, by number. */
export const knownExitCodes = (family: ExitCodeFamily): readonly KnownExitCode[] => {
  if (family === "common") return common;
  if (family === "msix") return [...common, ...msix];
  // What removes by another program than msiexec passes its codes on: a bundle, a script.
  if (family === "removal") return [...common, ...absence("success")];
  const rest = [...common, ...msi, ...absence(family === "msi-install" ? "fail" : "success")];
  return rest.toSorted((one, other) => one.code - other.code);
};

export interface ExitCodeVerdict {
  readonly meaning: ExitCodeMeaning;
  /** Why, for the log. */
  readonly words: string;
}

/** As people look a code up: HRESULTs in hexadecimal digits, others as they are. */
export const exitCodeText = (code: number): string => {
  const bits = code >>> 0;
  return bits >= 0x8000_0000 && bits < 0xffff_0000 ? `0x${bits.toString(16).toUpperCase()}` : String(code);
};

/** 0xFFFFFFFF and -1 are one code. */
const signed = (code: number): number => code | 0;

/**
 * What an exit code comes to: the step's own table first, then what is known of the family, else a failure unless it is
 * 0.
 */
export const judgeExitCode = (
  code: number,
  rules: readonly ExitCodeRule[],
  family: ExitCodeFamily,
): ExitCodeVerdict => {
  const rule = rules.find((candidate) => signed(candidate.code) === signed(code));
  const fact = knownExitCodes(family).find((candidate) => signed(candidate.code) === signed(code));
  if (rule) return { meaning: rule.meaning, words: rule.note || fact?.words || "The step's own table says so." };
  if (fact) return { meaning: fact.meaning, words: fact.words };
  return { meaning: "fail", words: "Nothing is known of this exit code." };
};
