import { imageRoleOf, type WindowsImage, type WindowsRelease } from "@windlass/protocol";

type Known = readonly [build: number, product: string, version: string | null];

/**
 * Releases by the build that their media carry (learn.microsoft.com/windows/release-health). Media of Windows 10 since
 * 20H2 carry 19041: they are that release with an update switched on.
 */
const clients: readonly Known[] = [
  [10240, "Windows 10", "1507"],
  [10586, "Windows 10", "1511"],
  [14393, "Windows 10", "1607"],
  [15063, "Windows 10", "1703"],
  [16299, "Windows 10", "1709"],
  [17134, "Windows 10", "1803"],
  [17763, "Windows 10", "1809"],
  [18362, "Windows 10", "1903"],
  [18363, "Windows 10", "1909"],
  [19041, "Windows 10", "2004 to 22H2"],
  [19042, "Windows 10", "20H2"],
  [19043, "Windows 10", "21H1"],
  [19044, "Windows 10", "21H2"],
  [19045, "Windows 10", "22H2"],
  [22000, "Windows 11", "21H2"],
  [22621, "Windows 11", "22H2"],
  [22631, "Windows 11", "23H2"],
  [26100, "Windows 11", "24H2"],
  [26200, "Windows 11", "25H2"],
];

const servers: readonly Known[] = [
  [14393, "Windows Server 2016", null],
  [17763, "Windows Server 2019", null],
  [20348, "Windows Server 2022", null],
  [25398, "Windows Server", "23H2"],
  [26100, "Windows Server 2025", null],
];

/** Windows 11 begins with this build; an unknown later one is still called so. */
const firstWindows11 = 22000;

const isServer = ({ edition }: WindowsImage): boolean => /^server/iu.test(edition ?? "");
const isDeployable = (image: WindowsImage): boolean => imageRoleOf(image) === "windows";

const productOf = (build: number, server: boolean): string => {
  if (server) return "Windows Server";
  return build >= firstWindows11 ? "Windows 11" : "Windows";
};

/**
 * The release that media are of, by which media of other languages and architectures belong together. Unknown builds
 * have their number for a version. Null when no image says its build.
 */
export const releaseOf = (images: readonly WindowsImage[]): WindowsRelease | null => {
  const builds = images.filter(isDeployable).flatMap(({ build }) => build ?? []);
  if (builds.length === 0) return null;
  const build = Math.max(...builds);
  const server = images.filter(isDeployable).every(isServer);
  const known = (server ? servers : clients).find(([number]) => number === build);
  const [, product, version] = known ?? [build, productOf(build, server), `build ${build}`];
  return { product, version, build, name: version === null ? product : `${product} ${version}` };
};
