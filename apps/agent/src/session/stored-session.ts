import { deploymentGrant, identifier, toldError } from "@windlass/protocol";
import { z } from "zod";
import type { Workspace } from "../workspace/workspace.ts";

const fileName = "session.json";

const storedSession = z.object({
  schemaVersion: z.literal(1),
  sessionId: identifier,
  grant: deploymentGrant.nullable(),
  /** The end of the deployment, once the server has taken it. */
  end: z.object({ error: toldError.nullable() }).nullable().default(null),
});
type StoredSession = z.infer<typeof storedSession>;

/** What the agent knows of its session, from before a restart; null when there is none yet. */
export const readStoredSession = (workspace: Workspace): StoredSession | null => {
  const text = workspace.read(fileName);
  return text === null ? null : storedSession.parse(JSON.parse(text));
};

export const writeStoredSession = (workspace: Workspace, session: StoredSession): void =>
  workspace.write(fileName, JSON.stringify(session));
