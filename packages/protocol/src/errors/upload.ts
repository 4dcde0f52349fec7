import { defineErrors } from "./definition.ts";

/** Refusals of resumable uploads. */
export const uploadErrors = defineErrors({
  "upload.unfinished": {
    status: 409,
    message: "Only {received} of the {expected} bytes of {file} have arrived.",
    remedy: "Resume the upload with the same file, then try again.",
  },
  "upload.offset-wrong": {
    status: 409,
    message: "The bytes sent do not continue the upload where it stands.",
    remedy: "Ask for its offset and continue there.",
  },
  "upload.expired": {
    status: 410,
    message: "The upload was not finished in time and has been removed.",
    remedy: "Upload the file again from its beginning.",
  },
  "upload.no-space": {
    status: 507,
    message: "{file} needs {neededBytes} bytes on the server's disk while it is imported; {freeBytes} are free.",
    remedy: "Free space in the server's data directory, then upload again.",
  },
});
