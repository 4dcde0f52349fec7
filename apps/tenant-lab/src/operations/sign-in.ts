import type { LabCore } from "../lab-core.ts";
import type { DeviceCode, User } from "../state/entra-entities.ts";
import { type NewUser, putUser } from "./furnish.ts";
import { LabRefusal } from "./refusal.ts";
import { tenantOf } from "./tenants.ts";

/** Adds a person, or gives a known one other directory roles (for tokens issued from now on). @throws LabRefusal 404 */
export function addUser(lab: LabCore, tenantId: string, request: NewUser): User {
  return putUser(lab, tenantOf(lab, tenantId), request);
}

/** Sign-ins by code that wait for somebody. */
export function waitingSignIns(lab: LabCore): DeviceCode[] {
  return lab.state.deviceCodes.by("outcome", "waiting").filter((code) => code.expiresAt > lab.clock.now());
}

/** What a person does at the verification page: enters the code and signs in. @throws LabRefusal 400 or 404 */
export function signIn(lab: LabCore, userCode: string, userPrincipalName: string): DeviceCode {
  const code = waitingCode(lab, userCode);
  const user = lab.state.users.by("userPrincipalName", userPrincipalName.toLowerCase())[0];
  if (user === undefined) throw new LabRefusal(404, `There is nobody called ${userPrincipalName}.`);
  if (code.tenantId !== null && code.tenantId !== user.tenantId) {
    throw new LabRefusal(400, `${userPrincipalName} does not exist in the tenant that was asked for (AADSTS50020).`);
  }
  return lab.state.deviceCodes.put({ ...code, outcome: "approved", userId: user.id });
}

/** The person cancels. @throws LabRefusal 404 */
export function declineSignIn(lab: LabCore, userCode: string): DeviceCode {
  return lab.state.deviceCodes.put({ ...waitingCode(lab, userCode), outcome: "declined" });
}

function waitingCode(lab: LabCore, userCode: string): DeviceCode {
  const wanted = userCode.trim().toUpperCase();
  const code = waitingSignIns(lab).find((one) => one.userCode === wanted);
  if (code === undefined) throw new LabRefusal(404, `No sign-in waits for the code ${userCode}; it may have expired.`);
  return code;
}
