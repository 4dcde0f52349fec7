import { setTimeout as sleep } from "node:timers/promises";

/**
 * How long things take on a simulated device, in seconds at speed 1: a real deployment, told in a few seconds, so that a
 * demonstration shows progress. Networks and servers are real and not part of it. Speed n makes all of it n times shorter.
 */
export const durations = {
  start: 0.4,
  partition: 0.5,
  applyImage: 2.5,
  addDriver: 0.2,
  restart: 0.8,
  script: 0.8,
  detectionGrace: 3,
  detectionPause: 1,
  captureHash: 0.4,
  seal: 0.4,
} as const;

export type Pace = (seconds: number) => Promise<void>;

/** @param speed - greater than 0 */
export const paceOf =
  (speed: number): Pace =>
  async (seconds) => {
    const milliseconds = (seconds * 1000) / speed;
    if (milliseconds >= 1) await sleep(milliseconds);
  };
