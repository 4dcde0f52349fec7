import { defineErrors } from "./definition.ts";

/** Named ends of a registration; the worker writes them, the console shows them. Codes of Intune are matched by name. */
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
  "registration.import-failed": {
    status: 502,
    message: "Intune could not import {serialNumber}: {name}.",
    remedy: "Check again later; if it stays, open a support case with Microsoft and name this error.",
  },
  "registration.profile-refused": {
    status: 409,
    message: "Intune does not give {serialNumber} its deployment profile: {obstacle}.",
    remedy:
      "A self-deploying profile needs TPM 2.0 with attestation: choose a user-driven one, or capture the hash in full Windows. Then check again.",
  },
});
