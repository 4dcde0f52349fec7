import { type RegistrationState, type RegistrationView, registrationState } from "@windlass/protocol";

export interface TimelineEntry {
  readonly state: RegistrationState;
  readonly progress: "done" | "current" | "waiting" | "failed";
  readonly at: string | null;
  readonly detail: string | null;
  /** Milliseconds since the state before; null for the first and for what has not happened. */
  readonly took: number | null;
}

/**
 * The way into Autopilot as one line of states: those that were passed with their time, the one that is being worked
 * for, those to come; a failure stands where it happened.
 */
export const timelineOf = (registration: Pick<RegistrationView, "state" | "transitions">): TimelineEntry[] => {
  const { state, transitions } = registration;
  const passed = transitions.map((transition, index): TimelineEntry => {
    const before = transitions[index - 1];
    return {
      state: transition.state,
      progress: transition.state === "failed" ? "failed" : "done",
      at: transition.at,
      detail: transition.detail,
      took: before ? Date.parse(transition.at) - Date.parse(before.at) : null,
    };
  });
  if (state === "failed" || state === "ready") return passed;
  const order = registrationState.options.filter((option) => option !== "failed");
  const ahead = order.slice(order.indexOf(state) + 1);
  return [
    ...passed,
    ...ahead.map(
      (option, index): TimelineEntry => ({
        state: option,
        progress: index === 0 ? "current" : "waiting",
        at: null,
        detail: null,
        took: null,
      }),
    ),
  ];
};
