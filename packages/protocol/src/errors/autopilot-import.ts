import { defineErrors } from "./definition.ts";

/** Refusals on the way of a CSV file into Windows Autopilot. */
export const autopilotImportErrors = defineErrors({
  "autopilot-import.too-large": {
    status: 413,
    message: "{file} has more than {mostMegabytes} MB, the most that is taken; a file may have {mostRows} devices.",
    remedy: "Choose the CSV file itself, or split it into files of at most {mostRows} devices.",
  },
  "autopilot-import.cut-short": {
    status: 400,
    message: "{file} did not arrive whole.",
    remedy: "Choose the file again.",
  },
  "autopilot-import.not-confirmable": {
    status: 409,
    message: "The import of {file} is {state}, so there is nothing to confirm.",
    remedy: "Only an import that shows its preview can be confirmed. Choose the file again where it is needed.",
  },
  "autopilot-import.not-cancellable": {
    status: 409,
    message: "The import of {file} is {state}, so there is nothing to cancel.",
    remedy: "Look at the registrations it made.",
  },
  "autopilot-import.still-working": {
    status: 409,
    message: "The import of {file} is still being worked on.",
    remedy: "Cancel it first.",
  },
  "autopilot-import.build-does-not-register": {
    status: 409,
    message: "The build “{build}” does not register its devices in Windows Autopilot, so it has no group tag.",
    remedy: "Choose a build with Autopilot registration, or change this one.",
  },
});
