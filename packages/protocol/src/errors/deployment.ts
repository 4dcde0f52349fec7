import { defineErrors } from "./definition.ts";

/** Builds, publications, approvals. */
export const deploymentErrors = defineErrors({
  "request.already-decided": {
    status: 409,
    message: "This device was already {state}.",
    remedy: "Reload the list of pending devices.",
  },
  "deployment.superseded": {
    status: 409,
    message: "The device was started again from its boot medium and approved anew.",
    remedy: "Look at the device's newest deployment.",
  },
  "build.not-published": {
    status: 409,
    message: "The build “{name}” is not part of the organisation's newest publication.",
    remedy: "Publish first: devices only ever deploy a publication.",
  },
  "build.incomplete": {
    status: 422,
    message: "The build “{name}” cannot be used: {what}.",
    remedy: "Complete the build and save it again.",
  },
  "publication.nothing-changed": {
    status: 409,
    message: "Nothing deployable has changed since publication {number}.",
    remedy: "Change a build, a package or an operating system, then publish.",
  },
  "publication.not-ready": {
    status: 422,
    message: "This organisation cannot be published: {what}.",
    remedy: "Correct what is named and publish again.",
  },
  "publication.installer-missing": {
    status: 409,
    message: "The installer that {name} pins is not here yet{what}.",
    remedy:
      "Publish again in a moment: large installers take a minute. Where its file has changed or is gone, find and pin it again in the step.",
  },
  "publication.package-unpacked": {
    status: 409,
    message: "The files of {name} are not packed into one archive yet{what}.",
    remedy:
      "Publish again in a moment: large packages take a minute. Where a file is missing, add it to the package again.",
  },
  "upload.incomplete": {
    status: 409,
    message: "The upload has {received} of {expected} bytes.",
    remedy: "Resume the upload, then import it.",
  },
  "upload.not-found": {
    status: 404,
    message: "There is no such upload.",
    remedy: "It may have expired or been imported already. Upload the file again.",
  },
  "content.hash-mismatch": {
    status: 422,
    message: "The content does not have the hash it was announced with: expected {expected}, got {actual}.",
    remedy: "Upload the file again.",
  },
});
