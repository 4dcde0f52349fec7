import { deploymentGrant, identifier, type Plan, toldError } from "@windlass/protocol";
import { z } from "zod";
import type { Workspace } from "../workspace/workspace.ts";

const fileName = "session.json";

/** How the device is left when all went well: what it starts with next, and whether that is at once. */
const leaving = z.object({ into: z.enum(["out-of-box-experience", "windows"]), switchedOff: z.boolean() });
export type Leaving = z.infer<typeof leaving>;

const usualLeaving: Leaving = { into: "out-of-box-experience", switchedOff: false };

/** As the last step of a plan says. */
export const leavingOf = (plan: Plan | null): Leaving => {
  const last = plan?.steps.at(-1);
  if (last?.action !== "hand-over") return usualLeaving;
  return {
    into: last.ending === "out-of-box" ? "out-of-box-experience" : "windows",
    switchedOff: last.afterwards === "shut-down",
  };
};

const storedSession = z.object({
  schemaVersion: z.literal(1),
  sessionId: identifier,
  grant: deploymentGrant.nullable(),
  /** The end of the deployment, once the server has taken it. */
  end: z
    .object({ error: toldError.nullable(), leaving: leaving.default(usualLeaving) })
    .nullable()
    .default(null),
});
type StoredSession = z.infer<typeof storedSession>;

/** What the agent knows of its session, from before a restart; null when there is none yet. */
export const readStoredSession = (workspace: Workspace): StoredSession | null => {
  const text = workspace.read(fileName);
  return text === null ? null : storedSession.parse(JSON.parse(text));
};

export const writeStoredSession = (workspace: Workspace, session: StoredSession): void =>
  workspace.write(fileName, JSON.stringify(session));
