import { defineErrors } from "./definition.ts";

/** What the server says to an agent. The agent shows message and remedy on the device's screen. */
export const agentErrors = defineErrors({
  "agent.proof-missing": {
    status: 401,
    message: "The request is not signed by the device's key.",
    remedy: "Restart the device from its boot medium.",
  },
  "agent.proof-invalid": {
    status: 401,
    message: "The request's signature does not belong to this session: {what}.",
    remedy: "Restart the device from its boot medium. If it happens again, check the device's clock.",
  },
  "agent.proof-replayed": {
    status: 401,
    message: "The same signed request was sent twice.",
    remedy: "Send a fresh request. If you did not, somebody may be replaying this device's traffic.",
  },
  "agent.token-invalid": {
    status: 401,
    message: "The deployment token is not valid for this session.",
    remedy: "Restart the device from its boot medium and have it approved again.",
  },
  "agent.token-expired": {
    status: 401,
    message: "The deployment token has expired.",
    remedy: "Restart the device from its boot medium and have it approved again.",
  },
  "agent.session-unknown": {
    status: 404,
    message: "The server does not know this session.",
    remedy: "Restart the device from its boot medium.",
  },
  "agent.session-not-approved": {
    status: 409,
    message: "This device is not approved.",
    remedy: "Compare the match code and approve the device in the console under Deployments.",
  },
  "agent.session-ended": {
    status: 409,
    message: "This device was {state}.",
    remedy: "Restart the device from its boot medium to ask again.",
  },
  "agent.match-code-taken": {
    status: 409,
    message: "Another device that waits for approval shows the same match code.",
    remedy: "Restart this device from its boot medium; it then shows another code.",
  },
  "agent.boot-profile-unknown": {
    status: 404,
    message: "The boot medium names a boot profile that this server does not have.",
    remedy: "Make new boot media from a boot profile of this server.",
  },
  "agent.deployment-finished": {
    status: 410,
    message: "This deployment has ended.",
    remedy: "Start the device from its boot medium for another one.",
  },
  "agent.registration-not-wanted": {
    status: 409,
    message: "The build of this deployment does not register devices in Windows Autopilot.",
    remedy: "Give the build a group tag and a group, publish and deploy again.",
  },
  "agent.not-registered": {
    status: 409,
    message: "This deployment has sent no hardware hash.",
    remedy: "Send the hardware hash first.",
  },
  "agent.serial-number-differs": {
    status: 409,
    message: "The device was approved with the serial number {approved}, but wants to register {claimed}.",
    remedy: "Restart the device from its boot medium. If it happens again, its firmware tells two serial numbers.",
  },
  "agent.events-gap": {
    status: 409,
    message: "Event {received} came before event {expected}.",
    remedy: "Send the missing events first.",
  },
  "agent.step-not-current": {
    status: 409,
    message: "The step {step} is not the one under way, as this deployment has reported it.",
    remedy: "Report the step's beginning first. If you did not ask, somebody may be using this device's key.",
  },
  "agent.secrets-already-given": {
    status: 409,
    message: "The secrets of step {step} were given for attempt {attempt} already.",
    remedy: "Report that the step begins again, then ask for the next attempt.",
  },
  "agent.secrets-too-often": {
    status: 429,
    message: "This deployment asks for secrets too often.",
    remedy: "Wait a minute and ask again.",
  },
  "agent.secrets-not-named": {
    status: 409,
    message: "The published package of step {step} names no secret there, or is not part of this deployment's build.",
    remedy: "Publish the package as it is meant to be and deploy again.",
  },
  "agent.secret-missing": {
    status: 422,
    message: "A secret that step {step} needs is not there any more.",
    remedy: "Choose another secret in the package's step, publish and deploy again.",
  },
  "agent.computer-account-used": {
    status: 409,
    message: "The computer account that step {step} needs was given to another deployment already.",
    remedy:
      "Run djoin /provision /reuse for this computer again, replace the secret's value with what it writes, and deploy again.",
  },
  "agent.hardware-hash-invalid": {
    status: 422,
    message: "The hardware hash is not usable: {what}.",
    remedy: "Capture it again in full Windows as administrator.",
  },
});
