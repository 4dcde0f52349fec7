import type { AutopilotMode, AutopilotTagChoice, HardwareHashFinding } from "@windlass/protocol";
import type { RegisteringBuild } from "./registering-builds.ts";

/** What a row is registered with. */
export interface ChosenTag {
  readonly groupTag: string;
  readonly groupObjectId: string;
  readonly intendedMode: AutopilotMode;
}

const noTag: HardwareHashFinding = {
  code: "tag-missing",
  message: "The row names no group tag, so it belongs to no build.",
  remedy: "Import it again and choose one build for all rows.",
};

const unknownTag = (tag: string): HardwareHashFinding => ({
  code: "tag-unknown",
  message: `No build of the organisation carries the group tag “${tag}” in exactly this spelling.`,
  remedy: "Give a build this tag, or import the row again and choose one build for all rows.",
});

const ambiguousTag = (tag: string): HardwareHashFinding => ({
  code: "tag-ambiguous",
  message: `Several builds carry the group tag “${tag}”, with different groups.`,
  remedy: "Give these builds the same group, or import the row again and choose one of them for all rows.",
});

/** The builds that carry a tag, in exactly its spelling. */
export const buildsWithTag = (builds: readonly RegisteringBuild[], tag: string | null): readonly RegisteringBuild[] =>
  builds.filter(({ settings }) => settings.groupTag === tag);

const chosenOf = ({ settings }: RegisteringBuild): ChosenTag => ({
  groupTag: settings.groupTag,
  groupObjectId: settings.groupObjectId,
  intendedMode: settings.intendedMode,
});

/**
 * The tag of a row, by a person's choice: one build's for all, or the file's where a build of the organisation carries
 * it (security rule 6: no tag comes into a tenant that no build has).
 *
 * @returns why a row is left out, where it has none
 */
export const tagOfRow = (
  choice: AutopilotTagChoice,
  builds: readonly RegisteringBuild[],
  groupTag: string | null,
): ChosenTag | HardwareHashFinding => {
  if (choice.kind === "build") {
    const build = builds.find(({ id }) => id === choice.buildId);
    // The build was there when the person chose it, and was changed or deleted since.
    return build ? chosenOf(build) : noTag;
  }
  if (groupTag === null) return noTag;
  const [build, ...others] = buildsWithTag(builds, groupTag);
  if (!build) return unknownTag(groupTag);
  const isAmbiguous = others.some(({ settings }) => settings.groupObjectId !== build.settings.groupObjectId);
  return isAmbiguous ? ambiguousTag(groupTag) : chosenOf(build);
};
