import type { Architecture, DriverTarget } from "@windlass/protocol";

/** The Windows that drivers are chosen for. Windows 10, 11 and Server 2016 to 2025 are all version 10.0. */
export interface WindowsSystem {
  readonly architecture: Architecture;
  readonly build: number;
  /** 1 workstation, 3 server. */
  readonly productType: 1 | 3;
  /** Bits of the suites it belongs to; 0 for Windows 11. */
  readonly suiteMask: number;
  /** In Windows PE only what an administrator made available to it is used. */
  readonly purpose: "windows" | "windows-pe";
}

/** Windows 11 25H2: taken where nobody names a build, and always told. */
export const newestKnownBuild = 26200;

const systemVersion = { major: 10, minor: 0 };

/** Why a models section is not for a system. */
export type TargetRefusal = "architecture" | "version" | "build" | "product-type" | "suite";

const compareVersion = (a: { major: number; minor: number }, b: { major: number; minor: number }): number =>
  a.major - b.major || a.minor - b.minor;

/** Whether a decoration's demands are met; null when they are. A build counts only within its own version. */
export const targetRefusal = (target: DriverTarget, system: WindowsSystem): TargetRefusal | null => {
  if (target.architecture !== system.architecture) return "architecture";
  const difference = target.version === null ? 0 : compareVersion(target.version, systemVersion);
  if (difference > 0) return "version";
  if (difference === 0 && target.minimumBuild !== null && target.minimumBuild > system.build) return "build";
  if (target.productType !== null && target.productType !== system.productType) return "product-type";
  if (target.suiteMask !== null && (target.suiteMask & system.suiteMask) !== target.suiteMask) return "suite";
  return null;
};

/** A version beats none, a higher one a lower, then a higher build, then a product type or suite beats none. */
const morePrecise = (a: DriverTarget, b: DriverTarget): number => {
  if (a.version === null || b.version === null) {
    if (a.version !== b.version) return a.version === null ? -1 : 1;
  } else {
    const difference = compareVersion(a.version, b.version);
    if (difference !== 0) return difference;
  }
  const build = (a.minimumBuild ?? -1) - (b.minimumBuild ?? -1);
  if (build !== 0) return build;
  const named = (target: DriverTarget) => Number(target.productType !== null) + Number(target.suiteMask !== null);
  return named(a) - named(b);
};

/**
 * The one models section of a [Manufacturer] line that Windows looks at, or -1. The choice is final: an identifier that
 * only another section has is not found. Source: Microsoft, "INF Manufacturer section".
 */
export const chooseSection = (
  sections: readonly { readonly target: DriverTarget }[],
  system: WindowsSystem,
): number => {
  let chosen = -1;
  for (const [index, { target }] of sections.entries()) {
    if (targetRefusal(target, system) !== null) continue;
    const best = sections[chosen];
    if (!best || morePrecise(target, best.target) > 0) chosen = index;
  }
  return chosen;
};
