import { defineErrors } from "./definition.ts";

/** Why drivers cannot be matched against a device. */
export const driverMatchErrors = defineErrors({
  "driver-match.device-untold": {
    status: 409,
    message: "The device {serialNumber} has not told its hardware yet.",
    remedy: "Start it once from a boot medium, or enter its identifiers by hand.",
  },
  "driver-match.folder-unreadable": {
    status: 422,
    message: "The folder {folder} cannot be listed: {what}.",
    remedy: "Name a folder that exists and that you may read.",
  },
  "driver-match.folder-too-large": {
    status: 422,
    message: "The folder {folder} holds more than {limit} {what}.",
    remedy: "Name a folder with fewer drivers, for example that of one pack.",
  },
});
