import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Programs that tests use and npm does not bring, with the Debian package of each. */
const wanted = [
  { program: "cabextract", package: "cabextract" },
  { program: "chromium", package: "chromium" },
  { program: "genisoimage", package: "genisoimage" },
  { program: "mkudffs", package: "udftools" },
  { program: "dmidecode", package: "dmidecode" },
  { program: "gcab", package: "gcab" },
  { program: "makensis", package: "nsis" },
  { program: "msiinfo", package: "msitools" },
  { program: "openssl", package: "openssl" },
  // A terminal of its own for a command, as if a person sat there.
  { program: "script", package: "bsdutils" },
  { program: "osslsigncode", package: "osslsigncode" },
  { program: "wimlib-imagex", package: "wimtools" },
  { program: "7zz", package: "7zip" },
  { program: "wixl", package: "wixl" },
  { program: "zip", package: "zip" },
  // An S3 that others wrote, in four programs: what the content store's bucket is proven against.
  { program: "swift-proxy-server", package: "swift-proxy" },
  { program: "swift-account-server", package: "swift-account" },
  { program: "swift-container-server", package: "swift-container" },
  { program: "swift-object-server", package: "swift-object" },
] as const;

const isThere = (program: string): boolean => spawnSync("which", [program], { stdio: "ignore" }).status === 0;

const install = (packages: readonly string[]): void => {
  console.log(`  Installing ${packages.join(", ")} with apt …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const parameters of [
    ["update", "-qq"],
    ["install", "-y", "-qq", "--no-install-recommends", ...packages],
  ]) {
    const { status, stderr } = spawnSync("apt-get", parameters, { env: environment, encoding: "utf8" });
    if (status !== 0) console.log(`  apt-get ${parameters[0]} failed: ${stderr.trim().split("\n").at(-1)}`);
  }
};

/**
 * Installs what is missing with apt when this is root on Debian.
 *
 * @returns the programs that are still missing; with CI=true that ends the run instead, because there every suite counts
 */
export const systemPrograms = (): string[] => {
  const missing = () => wanted.filter((entry) => !isThere(entry.program));
  const packages = missing().map((entry) => entry.package);
  const canInstall = process.getuid?.() === 0 && existsSync("/etc/debian_version");
  if (packages.length > 0 && canInstall) install(packages);
  const unavailable = missing().map((entry) => entry.program);
  for (const { program } of wanted) console.log(`  ${program}: ${unavailable.includes(program) ? "missing" : "there"}`);
  if (unavailable.length > 0 && process.env.CI === "true") {
    console.error(`Missing although CI=true: ${unavailable.join(", ")}`);
    process.exit(1);
  }
  return unavailable;
};
