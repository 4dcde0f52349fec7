import { defineErrors } from "./definition.ts";

/** Failures on the device: the agent and the planner say these. */
export const deviceErrors = defineErrors({
  "device.publication-signature-wrong": {
    status: 422,
    message: "Publication {number} is not signed by this server's publication key.",
    remedy: "Do not continue. Check the server; make new boot media if its publication key was renewed.",
  },
  "device.content-hash-wrong": {
    status: 422,
    message: "{file} arrived with another hash than the publication names: expected {expected}, got {actual}.",
    remedy: "Check the deployment source and the network; nothing of it was used. Then retry.",
  },
  "device.content-unavailable": {
    status: 502,
    message: "{file} could not be fetched from any deployment source: {what}.",
    remedy: "Check that the deployment source runs and the device reaches it, then retry.",
  },
  "device.no-suitable-disk": {
    status: 422,
    message: "No internal disk of at least {minimum} was found.",
    remedy: "Check the storage controller mode in the firmware and the storage driver of the boot profile.",
  },
  "device.several-disks": {
    status: 422,
    message: "{count} internal disks could be the target; nothing was wiped.",
    remedy: "Choose the target disk when approving the device, or remove the others.",
  },
  "device.disk-changed": {
    status: 422,
    message: "The target disk is no longer the one that was planned: expected {expected}, found {actual}.",
    remedy: "Nothing was wiped. Restart the device from its boot medium.",
  },
  "device.no-operating-system-for-architecture": {
    status: 422,
    message: "The build “{build}” has no operating system for {architecture}.",
    remedy: "Add one for this architecture to the build and publish.",
  },
  "device.computer-name-invalid": {
    status: 422,
    message: "The template “{template}” gives the computer name “{name}”, which Windows does not accept: {what}.",
    remedy: "Change the computer-name template of the build: at most 15 letters, digits or hyphens, not only digits.",
  },
  "device.step-failed": {
    status: 422,
    message: "The step “{step}” ended with exit code {exitCode}. {words}",
    remedy: "Read the step's log, correct the software package, publish and deploy again.",
  },
  "device.driver-refused": {
    status: 422,
    message: "The driver {driver} for {device} could not be added to Windows: {what}.",
    remedy:
      "Open the driver in the library: switch it off, limit it, or import a newer version of its pack. Then publish and deploy again.",
  },
  "device.platform-failure": {
    status: 500,
    message: "The device could not carry out “{step}”: {what}.",
    remedy: "Read the deployment's log for the cause, then retry.",
  },
  "device.firmware-not-uefi": {
    status: 422,
    message: "This device started in legacy BIOS mode; the build's disk layout needs UEFI.",
    remedy: "Switch the firmware to UEFI, with the compatibility support module off, and start the device again.",
  },
  "device.disk-refused": {
    status: 422,
    message: "Disk {number} cannot be the target: {what}. Nothing was wiped.",
    remedy: "Choose another disk for this device.",
  },
  "device.boot-medium-invalid": {
    status: 422,
    message: "The boot medium's settings cannot be used: {what}.",
    remedy: "Make new boot media from a boot profile of the server.",
  },
  "device.server-not-trusted": {
    status: 502,
    message: "{host} did not prove that it is who this boot medium trusts: {what}. Nothing was sent to it.",
    remedy:
      "Check that its certificate names this address, is still valid and comes from the authority on the boot medium, and that the device's clock is right. Make new boot media if the authority was changed. If none of this is the cause, somebody may be listening in: do not continue.",
  },
  "device.approval-refused": {
    status: 403,
    message: "This device was not approved: the request is {state}.",
    remedy: "Restart the device from its boot medium and have it approved in the console under Deployments.",
  },
  "device.software-installed": {
    status: 200,
    message: "{name} is installed already: {what}.",
    remedy: "Nothing is to be done. Change the package's detection rules where that is wrong.",
  },
  "device.archive-lacks-file": {
    status: 422,
    message: "The archive {archive} does not hold the file {path} that its manifest names.",
    remedy: "Find and pin the WinGet package again in another version, then publish.",
  },
  "device.software-absent": {
    status: 200,
    message: "{name} is not there to be removed: {what}.",
    remedy: "Nothing is to be done. Change the package's detection rules where that is wrong.",
  },
  "device.software-not-verified": {
    status: 200,
    message: "It cannot be told whether {name} is there: {what}.",
    remedy: "Look at the device. Use a detection rule that it can answer.",
  },
  "device.software-not-found": {
    status: 422,
    message: "{name} is not there after its steps have run: {what}.",
    remedy:
      "Read the steps' log. Correct the steps if nothing was installed, the detection rules if it was; then publish and deploy again.",
  },
  "device.software-not-removed": {
    status: 422,
    message: "{name} is still there after its uninstall steps, so {replacement} is not installed: {what}.",
    remedy:
      "Read the steps' log. Correct the uninstall steps or detection rules of the replaced package, then publish and deploy again.",
  },
  "device.step-timed-out": {
    status: 422,
    message: "The step “{step}” did not end within {seconds} seconds and was stopped.",
    remedy: "Read the step's log. Allow more time in the software package if it is only slow, then publish again.",
  },
  "device.secrets-unreadable": {
    status: 502,
    message: "The secrets for “{step}” came in a form that this device cannot open.",
    remedy: "Start the device from its boot medium again. If it stays, agent and server are of different versions.",
  },
  "device.hardware-hash-unreadable": {
    status: 500,
    message: "No hardware hash could be read from this device: {what}.",
    remedy: "Capture it in full Windows as administrator and import it, or choose a way into Autopilot without a hash.",
  },
  "device.registration-too-slow": {
    status: 504,
    message: "Windows Autopilot was not ready after {minutes} minutes; the registration stands at “{state}”.",
    remedy: "Open the deployment's registration in the console, or let the build wait longer.",
  },
});
