import type { WaitPolicy } from "@windlass/protocol";

/** What a waiting policy comes to, one sentence each; `whenFailed` also holds for a hardware hash that is refused. */
export interface WaitWords {
  readonly whileWaiting: string;
  readonly whenSlow: string;
  readonly whenFailed: string;
}

type WaitedFor = "registration" | "corporate-identifier";

/** Why Microsoft refuses, and how slow it can be. */
const reasons: Readonly<Record<WaitedFor, { readonly refusal: string; readonly slowness: string }>> = {
  registration: {
    refusal: "it belongs to another tenant, its hash is refused, …",
    slowness: "dynamic groups can take more than a day",
  },
  "corporate-identifier": {
    refusal: "its identifier is not taken, a permission is missing, …",
    slowness: "the server tries again for two days",
  },
};

const consequences: Readonly<Record<"fail" | "continue", string>> = {
  fail: "the deployment fails with that reason",
  continue: "the deployment goes on; the refusal stays in view on the device",
};

/** What a policy means for a deployment, in the words of console and plan. */
export const waitWords = (policy: WaitPolicy, waitFor: WaitedFor = "registration"): WaitWords => {
  const { refusal, slowness } = reasons[waitFor];
  const failedWords = (whenFailed: "fail" | "continue") =>
    `If Microsoft refuses the device by name (${refusal}), ${consequences[whenFailed]}.`;
  switch (policy.kind) {
    case "until-ready":
      return {
        whileWaiting: "The deployment waits at its last step, as long as it takes.",
        whenSlow: `Being slow never fails it: ${slowness}.`,
        whenFailed: failedWords(policy.whenFailed),
      };
    case "minutes":
      return {
        whileWaiting: `The deployment waits up to ${policy.minutes} minutes.`,
        whenSlow:
          policy.afterwards === "fail"
            ? "If the device is not ready by then, the deployment fails."
            : "If the device is not ready by then, the deployment goes on; the server follows the device further.",
        whenFailed: failedWords(policy.whenFailed),
      };
    case "none":
      return {
        whileWaiting: "The deployment does not wait.",
        whenSlow: "The server follows the device further. A device handed out too early shows the ordinary set-up.",
        whenFailed: failedWords("continue"),
      };
  }
};

/** What becomes of the deployment when the registration fails by name. */
export const whenFailedOf = (policy: WaitPolicy): "fail" | "continue" =>
  policy.kind === "none" ? "continue" : policy.whenFailed;

const failing = (whenFailed: "fail" | "continue"): string =>
  whenFailed === "fail" ? "fail if refused" : "go on if refused";

/** For a step's title: short, both consequences in it. */
export const waitTitle = (policy: Exclude<WaitPolicy, { kind: "none" }>, what: string): string => {
  const refused = failing(policy.whenFailed);
  if (policy.kind === "until-ready") return `Wait until ${what} is ready; ${refused}`;
  const late = policy.afterwards === "fail" ? "fail if late" : "go on if late";
  return `Wait up to ${policy.minutes} minutes for ${what}; ${late}, ${refused}`;
};
