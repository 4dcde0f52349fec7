import { setTimeout as sleep } from "node:timers/promises";
import {
  type BootMedium,
  type DeploymentGrant,
  type Inventory,
  type OpenSessionRequest,
  type SessionView,
  WindlassError,
} from "@windlass/protocol";
import { isRefusal } from "../agent/failures.ts";
import type { Runtime } from "../agent/runtime.ts";
import { type Persistence, untilAnswered } from "../agent/waiting.ts";
import type { ServerApi } from "../http/server-api.ts";
import type { ServerClock } from "../http/server-clock.ts";
import type { SignedClient } from "../http/signed-client.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { matchCodeOfKey, renewDeviceKey } from "./device-key.ts";
import { readStoredSession, writeStoredSession } from "./stored-session.ts";

/** Version of the agent's program as it names itself to the server. */
const agentVersion = "0.1.0";

interface Enrolment {
  readonly runtime: Runtime;
  readonly workspace: Workspace;
  readonly client: SignedClient;
  readonly api: ServerApi;
  readonly clock: ServerClock;
  readonly medium: BootMedium;
  readonly inventory: Inventory;
  readonly persistence: Persistence;
}

const openRequest = ({ client, medium, runtime, inventory }: Enrolment): OpenSessionRequest => ({
  publicKey: client.key.publicKey,
  bootProfileId: medium.bootProfileId,
  agent: { version: agentVersion, platform: runtime.platform.name },
  inventory,
});

/** Opens the session of this device's key; another key where another device shows the same match code. */
const openSession = async (enrolment: Enrolment): Promise<SessionView> => {
  const { api, client, workspace, persistence } = enrolment;
  for (;;) {
    try {
      return await untilAnswered(() => api.openSession(openRequest(enrolment), persistence.signal), persistence);
    } catch (error) {
      if (!isRefusal(error, "agent.match-code-taken")) throw error;
      client.key = renewDeviceKey(workspace);
    }
  }
};

const showMatchCode = ({ runtime, client, inventory }: Enrolment, view: SessionView): void =>
  runtime.screen.show({
    type: "match-code",
    matchCode: matchCodeOfKey(client.key),
    serialNumber: inventory.smbios.serialNumber,
    state: view.state,
  });

const untilApproved = async (enrolment: Enrolment, opened: SessionView): Promise<void> => {
  const { api, clock, persistence } = enrolment;
  let view = opened;
  while (view.state === "pending") {
    await sleep(view.pollAfterSeconds * 1000, undefined, { signal: persistence.signal });
    const { sessionId } = view;
    view = await untilAnswered(() => api.readSession(sessionId, persistence.signal), persistence);
    clock.learn(view.serverTime);
  }
  if (view.state !== "approved") {
    throw new WindlassError("device.approval-refused", { parameters: { state: view.state } });
  }
};

/**
 * Gets this device approved: opens a session, shows the match code, waits for the decision and takes the grant. What is
 * there from before a restart of the program is used again.
 *
 * @throws WindlassError `device.approval-refused`; Refusal what the server refuses
 */
export const enrol = async (enrolment: Enrolment): Promise<DeploymentGrant> => {
  const { api, client, clock, workspace, persistence } = enrolment;
  const stored = readStoredSession(workspace);
  if (stored?.grant) {
    client.sessionId = stored.sessionId;
    api.token = stored.grant.token;
    return stored.grant;
  }
  const view = await openSession(enrolment);
  clock.learn(view.serverTime);
  client.sessionId = view.sessionId;
  writeStoredSession(workspace, { schemaVersion: 1, sessionId: view.sessionId, grant: null, end: null });
  showMatchCode(enrolment, view);
  await untilApproved(enrolment, view);
  const grant = await untilAnswered(() => api.requestToken(view.sessionId, persistence.signal), persistence);
  api.token = grant.token;
  writeStoredSession(workspace, { schemaVersion: 1, sessionId: view.sessionId, grant, end: null });
  return grant;
};
