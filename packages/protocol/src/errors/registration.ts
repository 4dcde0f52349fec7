import { defineErrors } from "./definition.ts";

/**
 * Named ends of a registration, and what a waiting one waits for; the worker writes them, the console shows them. What
 * Intune says is matched by name: the numbers that come with it are not dependable.
 */
export const registrationErrors = defineErrors({
  "registration.other-tenant": {
    status: 409,
    message: "Device {serialNumber} is registered in another organisation's tenant (ZtdDeviceAssignedToOtherTenant).",
    remedy: "Have the previous owner, the maker or the reseller deregister it in their Intune, then check again.",
  },
  "registration.invalid-hash": {
    status: 422,
    message: "Intune refused the hardware hash of {serialNumber} (InvalidZtdHardwareHash).",
    remedy:
      "Capture the hash again in full Windows as administrator; check that serial number and maker are set in the firmware.",
  },
  "registration.timed-out": {
    status: 504,
    message: "Device {serialNumber} did not get from “{state}” to the next state in {hours} hours.",
    remedy: "Run the organisation's readiness report; it names what is missing. Then check this device again.",
  },
  "registration.no-connection": {
    status: 409,
    message: "The build registers in Windows Autopilot, but the organisation has no working tenant connection.",
    remedy: "Open the organisation, complete the tenant connection and run the check.",
  },
  "registration.not-authorised": {
    status: 403,
    message: "Microsoft Graph refused the registration: {what}.",
    remedy: "Grant the permissions that the readiness report names and give admin consent, then check again.",
  },
  "registration.ambiguous": {
    status: 409,
    message: "{count} Autopilot records have the serial number {serialNumber}.",
    remedy: "Delete the records that are not this device in Intune, then check again.",
  },
  "registration.duplicated": {
    status: 409,
    message: "Intune took {serialNumber} for a copy of another device in the same import (ZtdDeviceDuplicated).",
    remedy: "Check whether two devices carry the same hardware hash or serial number; then check this one again.",
  },
  "registration.storage-error": {
    status: 502,
    message: "Intune failed to store the import of {serialNumber} {attempts} times (StorageError).",
    remedy: "Look at the service health of Intune; check this device again when it is in order.",
  },
  "registration.not-listed": {
    status: 502,
    message: "Intune says that {serialNumber} is registered in this tenant, but does not list it.",
    remedy:
      "Search for the serial number under Devices › Enrollment › Devices in Intune. If it is not there, start a sync there and check again later.",
  },
  "registration.import-failed": {
    status: 502,
    message: "Intune could not import {serialNumber}: {name}.",
    remedy: "Check again later; if it stays, open a support case with Microsoft and name this error.",
  },
  "registration.device-gone": {
    status: 409,
    message: "The Autopilot record of {serialNumber} was deleted in Intune after it had been registered.",
    remedy: "If that was not meant, check again: the device is then registered anew.",
  },
  "registration.tag-overwritten": {
    status: 409,
    message: "Something in Intune keeps changing the group tag of {serialNumber} back to “{found}”.",
    remedy: "Find the program or the person that writes group tags in this tenant and stop it, then check again.",
  },
  "registration.name-not-written": {
    status: 502,
    message: "The name {name} was not written to the Autopilot record of {serialNumber}: {what}.",
    remedy:
      "The device has its name all the same, until something renames it. Set it under Autopilot devices › Rename, or in Intune.",
  },
  "registration.name-overwritten": {
    status: 409,
    message: "Something in Intune keeps changing the name of {serialNumber} from {name} to “{found}”.",
    remedy: "Find the program or the person that writes names of Autopilot devices in this tenant and stop it.",
  },
  "registration.profile-requirements": {
    status: 409,
    message: "{serialNumber} does not meet the requirements of its deployment profile (hardwareRequirementsNotMet).",
    remedy:
      "A self-deploying or pre-provisioning profile needs TPM 2.0 with attestation: choose a user-driven one, or capture the hash in full Windows. Then check again.",
  },
  "registration.profile-for-other-hardware": {
    status: 409,
    message: "The deployment profile is not made for a device like {serialNumber} ({obstacle}).",
    remedy: "Assign a profile for Windows PCs to the group that this device is in, then check again.",
  },
  "registration.profile-failed": {
    status: 502,
    message: "Intune failed to assign the deployment profile to {serialNumber}.",
    remedy: "Open the device in Intune, assign the profile's group again and start a sync there; then check again.",
  },
  "registration.profile-refused": {
    status: 409,
    message: "Intune does not give {serialNumber} its deployment profile: {obstacle}.",
    remedy: "Open the device in Intune for the reason, solve it there, then check again.",
  },
  "registration.remediation-needed": {
    status: 409,
    message: "The hardware of {serialNumber} changed, and Intune asks for attention (manualRemediationRequired).",
    remedy: "Delete the device's Autopilot record in Intune, capture its hash again and register it anew.",
  },
  "registration.approval-rejected": {
    status: 403,
    message: "An administrator rejected the {operation} of {serialNumber} in Intune (Multi Admin Approval).",
    remedy: "Speak with the approvers of this tenant; check again to ask once more.",
  },
  "registration.approval-cancelled": {
    status: 409,
    message: "The request to approve the {operation} of {serialNumber} was cancelled in Intune.",
    remedy: "Check again to ask once more.",
  },
  "registration.approval-expired": {
    status: 504,
    message: "Nobody approved the {operation} of {serialNumber} in Intune in time.",
    remedy:
      "Have an approver ready, or exclude this app from the access policy (Tenant administration › Multi Admin Approval); then check again.",
  },
  "registration.waiting-for-approval": {
    status: 202,
    message: "The {operation} of {serialNumber} waits for a second administrator's approval in Intune.",
    remedy:
      "Approve it in Intune under Tenant administration › Multi Admin Approval › Received requests. It goes on by itself.",
  },
  "registration.throttled": {
    status: 503,
    message: "Microsoft Graph has been turning requests down for {minutes} minutes: {what}.",
    remedy:
      "Nothing needs to be done: it goes on by itself. If it lasts, look at the service health and for other programs that use the same app.",
  },
  "registration.automatic-remediation": {
    status: 202,
    message: "The hardware of {serialNumber} changed; Intune is mending its record (automaticRemediationRequired).",
    remedy: "Wait until Intune is done; it takes place by itself when the device checks in.",
  },
  "registration.still-enrolled": {
    status: 202,
    message: "{serialNumber} is still enrolled in Intune from before.",
    remedy:
      "The new profile takes effect after a reset of the device; delete the old Intune device if it stays behind.",
  },
  "registration.enrolment-blocked": {
    status: 409,
    message: "Intune blocks the enrolment of {serialNumber}, because it was set up without a user before.",
    remedy: "Choose the device in Intune under Devices › Enrollment › Devices and unblock it.",
  },
});
