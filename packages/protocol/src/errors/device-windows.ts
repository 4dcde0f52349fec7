import { defineErrors } from "./definition.ts";

/** What the agent finds otherwise than the build says, in Windows as it is given over. */
export const deviceWindowsErrors = defineErrors({
  "device.not-joined": {
    status: 422,
    message: "The device could not be joined to {domain}: {what}.",
    remedy:
      "Check that the device reaches a domain controller, that the account of the secret may join computers, and the organisational unit. Then deploy again.",
  },
  "device.accounts-differ": {
    status: 422,
    message: "The local accounts are not as the build describes them: {what}.",
    remedy:
      "Read the step's log and Windows' password policy; correct the local security model or its secrets, publish and deploy again.",
  },
  "device.product-key-refused": {
    status: 422,
    message: "The product key of the build could not be installed: {what}.",
    remedy:
      "Check that the key is for the edition of the image and still valid; replace the secret's value and deploy again.",
  },
  "device.image-not-serviced": {
    status: 422,
    message: "Features and apps of Windows are not as the build says: {what}.",
    remedy:
      "Look the name up with dism /Get-Features on this edition and release; correct the build, publish and deploy again.",
  },
  "device.nobody-signed-in": {
    status: 422,
    message: "“{account}” was not signed in within {minutes} minutes, and software waits for that.",
    remedy:
      "Look at the device's screen for what Windows asks. Or install the packages before the first sign-in, then publish and deploy again.",
  },
  "device.automatic-sign-in-left": {
    status: 422,
    message: "The automatic sign-in of the deployment could not be removed: {what}.",
    remedy:
      "Do not give this device to anybody: whoever switches it on may be signed in, and a password may be readable. Remove the value by hand or deploy again.",
  },
});
