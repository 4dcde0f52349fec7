import { defineErrors } from "./definition.ts";

/** Connectors, and the computer accounts that they make for devices. */
export const connectorErrors = defineErrors({
  "connector.code-invalid": {
    status: 403,
    message: "This code enrols no connector: it is mistyped, was used before, or is older than a day.",
    remedy: "Make another connector in the console under Connectors, and use the code that it shows.",
  },
  "connector.revoked": {
    status: 403,
    message: "The connector “{name}” was revoked.",
    remedy: "If it shall work again, make another connector in the console and enrol this computer with its code.",
  },
  "connector.unknown": {
    status: 401,
    message: "The request is not signed by the key of a connector that this server knows.",
    remedy: "Enrol this computer with a code from the console, under Connectors.",
  },
  "connector.work-gone": {
    status: 409,
    message: "This computer account is not this connector’s to make any more.",
    remedy: "Nothing is to be done: its deployment has ended, or another connector has taken it over.",
  },
  "connector.account-not-made": {
    status: 422,
    message: "The connector “{connector}” could not make a computer account for {computerName} in {domain}: {what}.",
    remedy: "{next}",
  },
  "connector.interrupted": {
    status: 422,
    message: "Connectors were interrupted {attempts} times while they made a computer account for {computerName}.",
    remedy: "Look at what the connector’s command says on its computer, and deploy the device again.",
  },
  "connector.account-not-asked": {
    status: 409,
    message: "No computer account is made for this deployment.",
    remedy: "Have the device approved again, with the build as it is published.",
  },
  "device.computer-account-late": {
    status: 422,
    message: "There was no computer account for {computerName} in {domain} within {minutes} minutes. {says}",
    remedy:
      "Start the connector, or make another one in the console under Connectors; then deploy the device again. Nothing of it was wiped.",
  },
});
