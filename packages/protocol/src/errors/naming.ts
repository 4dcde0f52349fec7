import { defineErrors } from "./definition.ts";

/** Names of devices, and the asset list that gives them. */
export const namingErrors = defineErrors({
  "naming.name-needed": {
    status: 422,
    message:
      "The build “{build}” asks whoever approves a device for its computer name, and none was entered for {serialNumber}.",
    remedy: "Enter the name when approving or pre-staging the device, or add the device to the asset list.",
  },
  "naming.name-refused": {
    status: 422,
    message: "“{name}” cannot be the computer name of {serialNumber}: {what}.",
    remedy: "Use 1 to 15 letters, digits or hyphens, not only digits, as the build's pattern asks for.",
  },
  "naming.name-taken": {
    status: 409,
    message: "The computer name “{name}” cannot be given to {serialNumber}: {holder} has it.",
    remedy: "Give this device another name, or rename the other device first.",
  },
  "naming.listed-otherwise": {
    status: 409,
    message: "The asset list calls {serialNumber} “{listed}”, not “{name}”.",
    remedy: "Leave the name empty to take the asset list's, or correct the asset list.",
  },
  "naming.none-free": {
    status: 409,
    message: "No name that the template “{template}” gives is free: {tries} were tried for {serialNumber}.",
    remedy: "Let the template ask for more digits or letters, or use another prefix, and publish.",
  },
  "assets.column-missing": {
    status: 422,
    message: "The first line of {file} does not say which column holds {columns}.",
    remedy:
      "Name the columns in the first line: serial number, MAC address or UUID, and computer name; asset tag if you like.",
  },
  "assets.too-large": {
    status: 413,
    message: "{file} is larger than {mostMegabytes} MB.",
    remedy: "Leave other columns out, or split the file and import the parts one after the other.",
  },
  "assets.known-elsewhere": {
    status: 409,
    message: "Another row of the asset list has {what} already.",
    remedy: "Find that row and change or delete it first.",
  },
  "assets.identity-missing": {
    status: 422,
    message: "A row of the asset list needs a serial number, a MAC address or a UUID.",
    remedy: "Enter at least one, as the device's firmware reports it.",
  },
});
