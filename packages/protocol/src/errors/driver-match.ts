import { defineErrors } from "./definition.ts";

/** Why a folder of drivers cannot be matched against a device. */
export const driverMatchErrors = defineErrors({
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
