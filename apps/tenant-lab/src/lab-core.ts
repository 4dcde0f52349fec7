import type { BehaviourChange, LabBehaviour } from "./behaviour/settings.ts";
import type { LabClock } from "./clock.ts";
import type { LabState } from "./state/state.ts";

/** What every part of the lab works on. */
export interface LabCore {
  readonly state: LabState;
  readonly clock: LabClock;
  /** A new random UUID in lower case. */
  readonly newId: () => string;
  behaviour(): LabBehaviour;
  changeBehaviour(change: BehaviourChange): LabBehaviour;
}
