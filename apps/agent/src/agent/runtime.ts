import type { Platform } from "../platform/platform.ts";
import type { Screen } from "../program/screen.ts";

/** What the agent takes from outside: time, chance and where it shows itself. Tests pass their own. */
export interface Runtime {
  readonly platform: Platform;
  readonly screen: Screen;
  readonly now: () => Date;
  /** Milliseconds that only grow. */
  readonly clock: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly patience: Patience;
}

/** How long the agent keeps trying. */
export interface Patience {
  /** First and longest pause between attempts, in milliseconds. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** Rounds through all deployment sources without one new byte before a file counts as unavailable. */
  readonly contentRounds: number;
  /** How long software may take to come or go after its programs have ended, and the pause between two looks, in milliseconds. */
  readonly detectionGrace: number;
  readonly detectionPause: number;
}

/** About a minute and a half for content, two minutes for software; without end for the server. */
export const defaultPatience: Patience = {
  firstPause: 250,
  longestPause: 10_000,
  contentRounds: 14,
  detectionGrace: 120_000,
  detectionPause: 5_000,
};
