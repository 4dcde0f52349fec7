import { defineErrors } from "./definition.ts";

/** What can go wrong with registered devices: their synchronised copy, and what is done to them. */
export const autopilotDeviceErrors = defineErrors({
  "autopilot-device.gone": {
    status: 404,
    message: "Device {serialNumber} is no longer registered in Windows Autopilot.",
    remedy: "Synchronise the list. If the device should be registered, deploy it or import its hardware hash.",
  },
  "autopilot-device.name-invalid": {
    status: 422,
    message: "“{name}” cannot be the name of {serialNumber}.",
    remedy: "Use 1 to 15 letters, digits and hyphens, not only digits. %SERIAL% stands for the serial number.",
  },
  "autopilot-device.user-refused": {
    status: 422,
    message: "Intune refused to assign {user} to {serialNumber}: {what}.",
    remedy:
      "Check the spelling; what follows the @ must be a domain of this tenant, and the user needs an Intune licence.",
  },
  "autopilot-device.permission-missing": {
    status: 403,
    message: "To {action}, the tenant connection needs the Graph application permission {permission}.",
    remedy: "Add the permission to the app registration, give admin consent, then start the action again.",
  },
  "autopilot-device.enrolled": {
    status: 409,
    message: "Device {serialNumber} is enrolled in Intune, which keeps its Autopilot record from being deleted.",
    remedy: "Wipe or retire it in Intune first, or delete it again and let its Intune record be deleted, too.",
  },
  "autopilot-device.still-enrolled": {
    status: 409,
    message: "Intune did not finish removing its own record of {serialNumber} in time.",
    remedy: "Look at the device in Intune; when it is gone there, delete the Autopilot record again.",
  },
  "autopilot-device.approval-missing": {
    status: 409,
    message: "Nobody approved the change of {serialNumber} in Intune within {days} days.",
    remedy: "Approve it in Intune under Tenant administration › Multi Admin Approval, after starting the action again.",
  },
  "autopilot-device.refused": {
    status: 502,
    message: "Intune refused to {action} on {serialNumber}: {what}.",
    remedy: "Synchronise the list and try again; if it stays, open a support case with Microsoft and give {activity}.",
  },
  "autopilot-device.unreachable": {
    status: 504,
    message: "Microsoft Graph gave no usable answer for {serialNumber}: {what}.",
    remedy:
      "Check the tenant connection's readiness report, then start the action again: what is done is not done twice.",
  },
  "autopilot-device.tag-not-of-a-build": {
    status: 403,
    message: "No build of this organisation has the group tag “{groupTag}”.",
    remedy: "Choose the tag of a build. Any other tag needs the permission to edit builds.",
  },
  "autopilot-device.nothing-selected": {
    status: 422,
    message: "The selection holds no device.",
    remedy: "Select devices in the list, or change the filter so that it finds some.",
  },
  "autopilot-device.selection-changed": {
    status: 412,
    message: "The filter now finds {count} devices; {expected} were shown when the action was prepared.",
    remedy: "Look at the list again and repeat the action.",
  },
  "autopilot-device.confirmation-wrong": {
    status: 422,
    message: "Deleting needs “{expected}” to be typed as confirmation.",
    remedy: "Type the serial number of the one device, or the number of devices, and try again.",
  },
  "autopilot-device.sync-running": {
    status: 409,
    message: "Intune is synchronising with the Autopilot service at this moment.",
    remedy: "Wait until it has finished; that usually takes a few minutes.",
  },
  "autopilot-device.sync-too-soon": {
    status: 429,
    message: "Intune synchronises with the Autopilot service at most once in ten minutes.",
    remedy: "Try again in {minutes} minutes.",
  },
  "autopilot-device.sync-failed": {
    status: 502,
    message: "The tenant's Autopilot devices could not be read: {what}.",
    remedy: "Run the organisation's readiness report, mend what it names, then synchronise again. The last list stays.",
  },
});
