import { defineErrors } from "./definition.ts";

/** Refusals of the archives in which software packages and driver packs are stored and sent. */
export const archiveErrors = defineErrors({
  "archive.damaged": {
    status: 422,
    message: "The archive {file} is damaged at byte {offset}: {what}.",
    remedy: "Nothing of it is used. Fetch or make the archive again.",
  },
  "archive.too-large": {
    status: 413,
    message: "The archive {file} unpacks to {sizeBytes} bytes; {maximumBytes} are allowed here.",
    remedy: "Take files out that are not needed, or split it.",
  },
  "archive.path-refused": {
    status: 422,
    message: "The file “{path}” cannot be packed: {what}.",
    remedy: "Rename the file so that Windows can keep it beside the others, then try again.",
  },
});
