import {
  type OperatingSystemView,
  operatingSystemView,
  type ReplacedImage,
  type ReplacementPreview,
  replacementPreview,
} from "@windlass/protocol";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { everything, type ServerSession } from "../server/session.ts";

export interface ReplaceFlags {
  /** Names or ids of operating systems, or names of releases (`Windows 11 24H2`). */
  readonly replace: readonly string[];
  readonly by: readonly string[];
  readonly build?: readonly string[];
  readonly preview?: boolean;
}

export interface Replaced {
  readonly applied: boolean;
  readonly preview: ReplacementPreview;
}

/** Everything that a name, an id or a release means. @throws WrongUsage */
const meant = (option: string, all: readonly OperatingSystemView[], wanted: readonly string[]): string[] =>
  wanted.flatMap((word) => {
    const matching = all.filter(({ id, name, release }) => [id, name, release?.name].includes(word));
    if (matching.length === 0) {
      const releases = [...new Set(all.flatMap(({ release }) => release?.name ?? []))];
      const known = [...releases, ...all.map(({ name }) => name)].map((name) => `“${name}”`).join(", ");
      throw new WrongUsage(`${option} ${word} is no operating system or release. There are: ${known || "none"}.`);
    }
    return matching.map(({ id }) => id);
  });

const chosen = ({ builds }: ReplacementPreview, wanted: readonly string[] | undefined): ReplacementPreview => {
  if (wanted === undefined) return { builds };
  const unknown = wanted.find((word) => !builds.some(({ buildId, name }) => [buildId, name].includes(word)));
  if (unknown !== undefined) throw new WrongUsage(`--build ${unknown} uses none of the operating systems to replace.`);
  return { builds: builds.filter(({ buildId, name }) => wanted.includes(buildId) || wanted.includes(name)) };
};

/**
 * Tells what replacing operating systems changes in builds, and does it unless only a preview is asked for.
 *
 * @throws WrongUsage; ApiFailure in the server's words, for example where a build's edition has no counterpart
 */
export const replaceInBuilds = async (
  { api, organisationId }: ServerSession,
  flags: ReplaceFlags,
): Promise<Replaced> => {
  const all = await everything(api, operatingSystemView, `/api/operating-systems?organisationId=${organisationId}`);
  const media = {
    organisationId,
    replaced: meant("--replace", all, flags.replace),
    by: meant("--by", all, flags.by),
  };
  const path = "/api/operating-system-replacements";
  const preview = chosen(await api.request(replacementPreview, "POST", `${path}/preview`, media), flags.build);
  if (flags.preview || preview.builds.length === 0) return { applied: false, preview };
  const builds = preview.builds.map(({ buildId, revision }) => ({ buildId, revision }));
  return { applied: true, preview: await api.request(replacementPreview, "POST", path, { ...media, builds }) };
};

const imageWords = ({ operatingSystemName, imageIndex, edition, build, servicePackBuild }: ReplacedImage): string => {
  const version = [build, servicePackBuild].filter((part) => part !== null).join(".");
  return `${operatingSystemName}, image ${imageIndex} (${[edition, version].filter(Boolean).join(" ")})`;
};

/** Lines for people; still to be made printable. */
export const replacementText = ({ applied, preview }: Replaced): string => {
  if (preview.builds.length === 0) return "No build uses the operating systems to replace.";
  const lines = preview.builds.flatMap(({ name, entries }) => [
    name,
    ...entries.flatMap(({ architecture, language, from, to, problem }) => [
      `  ${architecture}, ${language}: ${imageWords(from)}`,
      to ? `    becomes ${imageWords(to)}` : `    no counterpart: ${problem}`,
    ]),
  ]);
  return [...lines, applied ? "Replaced. Publish to bring it to devices." : "Nothing was changed."].join("\n");
};
