import type { BuildDefinition, SetUpProfile } from "@windlass/protocol";

export interface SetUpValues {
  readonly groupTag: string;
  readonly groupObjectId: string;
  readonly mode: SetUpProfile["mode"] | null;
}

/** A build that registers its devices with these values; how it waits for Autopilot stays as it is. */
export const withRegistration = (definition: BuildDefinition, values: SetUpValues): BuildDefinition => {
  const { groupTag, groupObjectId, mode } = values;
  const before = definition.autopilot?.way === "registration" ? definition.autopilot : null;
  return {
    ...definition,
    autopilot: {
      way: "registration",
      waitPolicy: before?.waitPolicy ?? { kind: "until-ready", whenFailed: "fail" },
      intendedMode: mode ?? before?.intendedMode ?? "user-driven",
      groupTag,
      groupObjectId,
    },
  };
};
