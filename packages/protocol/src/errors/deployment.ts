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
    message: "The build “{name}” cannot be deployed on this device: {what}.",
    remedy: "Publish the build, or release a publication that holds it to the device.",
  },
  "build.incomplete": {
    status: 422,
    message: "The build “{name}” cannot be used: {what}.",
    remedy: "Complete the build and save it again.",
  },
  "build.revision-missing": {
    status: 404,
    message: "Revision {revision} of the build “{name}” is not kept.",
    remedy: "Look at the build's history: it lists the revisions that are kept.",
  },
  "build.revision-unreadable": {
    status: 409,
    message: "Revision {revision} of the build “{name}” was saved in a form that this version does not take: {what}.",
    remedy: "Look at what the revision changed in the history, and enter it in the build.",
  },
  "build.package-not-optional": {
    status: 422,
    message: "The software package {package} cannot be chosen or left out: in the build “{name}” it is not optional.",
    remedy: "Choose among the optional packages of the build that is published for the device.",
  },
  "publication.nothing-changed": {
    status: 409,
    message: "Nothing deployable has changed since publication {number}.",
    remedy: "Change a build, a package or an operating system, then publish.",
  },
  "publication.same-as": {
    status: 409,
    message: "Publication {number} already holds exactly what publishing now would make.",
    remedy: "Release publication {number} instead of making the same one again.",
  },
  "publication.content-removed": {
    status: 409,
    message: "The content of publication {number} was removed on {day}, because no device got it any more.",
    remedy: "Choose a publication that is still kept; what this one changed stays in the history.",
  },
  "publication.content-missing": {
    status: 409,
    message: "Publication {number} cannot be released: {missing} is not in the content store any more.",
    remedy: "Restore the content store from a backup, or release another publication.",
  },
  "release.changed": {
    status: 409,
    message: "Meanwhile {now} was released to {target}.",
    remedy: "Look at what was released, by whom and why, and decide again.",
  },
  "release.nothing-changes": {
    status: 409,
    message: "Nothing changes: {now} is released to {target} already.",
    remedy: "Choose another publication, or leave it as it is.",
  },
  "release.reason-missing": {
    status: 422,
    message:
      "Publication {number} is older than publication {current}, which all devices get: going back needs a reason.",
    remedy: "Say why; it stays in the history.",
  },
  "release.pinned": {
    status: 409,
    message: "The location “{name}” is pinned to publication {number} and tries no other.",
    remedy: "End the pin of the location first, or pin it to the other publication.",
  },
  "release.build-missing": {
    status: 422,
    message: "Publication {number} does not hold the build “{name}”.",
    remedy: "Pin the build to a publication that holds it.",
  },
  "release.target-invalid": {
    status: 422,
    message: "{what}.",
    remedy: "Release to all devices, pin a build or a location, or let a location try the publication.",
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
