import { defineErrors } from "./definition.ts";

/** Why a device is not known to Intune as a corporate device, for Autopilot device preparation. */
export const corporateIdentifierErrors = defineErrors({
  "corporate-identifier.unusable": {
    status: 422,
    message: "Device {serialNumber} cannot be named to Intune: {what}.",
    remedy: "Set maker, model and serial number in the firmware with the maker's tool, then deploy again.",
  },
  "corporate-identifier.refused": {
    status: 409,
    message: "Intune did not take “{identifier}” as a corporate identifier: {what}.",
    remedy:
      "Add it in the Intune admin center under Devices › Enrollment › Corporate device identifiers, then check again.",
  },
  "corporate-identifier.no-connection": {
    status: 409,
    message: "The build imports corporate identifiers, but the organisation has no working tenant connection.",
    remedy: "Open the organisation, complete the tenant connection and run the check.",
  },
  "corporate-identifier.not-authorised": {
    status: 403,
    message: "Microsoft Graph refused to import the corporate identifier: {what}.",
    remedy: "Grant the permissions that the readiness report names and give admin consent, then check again.",
  },
  "corporate-identifier.timed-out": {
    status: 504,
    message: "The corporate identifier of {serialNumber} could not be imported in {hours} hours: {what}.",
    remedy: "Run the organisation's readiness report; it names what is missing. Then check this device again.",
  },
  "corporate-identifier.registered-classic": {
    status: 409,
    message: "Device {serialNumber} is registered in Windows Autopilot, and a registered device always goes that way.",
    remedy:
      "Delete its record under Autopilot › Devices and wait until it is gone, then start the device; or deploy a build that registers it.",
  },
  "corporate-identifier.not-wanted": {
    status: 409,
    message: "The build of this deployment does not import corporate identifiers.",
    remedy: "Choose device preparation with corporate identifiers in the build, publish and deploy again.",
  },
  "corporate-identifier.being-imported": {
    status: 409,
    message: "The corporate identifier of {serialNumber} is just being imported.",
    remedy: "Wait until it is imported or has failed, then delete it.",
  },
  "corporate-identifier.not-deleted": {
    status: 409,
    message: "Intune did not delete the corporate identifier of {serialNumber}: {what}.",
    remedy:
      "Run the organisation's readiness report, which names what is missing, and delete it again; or delete it in the Intune admin center under Devices › Enrollment › Corporate device identifiers.",
  },
  "corporate-identifier.deleted": {
    status: 409,
    message: "The corporate identifier of this device was deleted.",
    remedy: "Open the deployment and check again, which imports it anew.",
  },
  "corporate-identifier.not-asked": {
    status: 409,
    message: "This deployment has not asked for its corporate identifier to be imported.",
    remedy: "Ask for it first.",
  },
});
