import { defineErrors } from "./definition.ts";

/** Refusals of packages/media and of the operating-system import. */
export const imageErrors = defineErrors({
  "image.not-recognised": {
    status: 422,
    message: "{file} is not a Windows image: it does not begin with the WIM signature.",
    remedy: "Choose an ISO of Windows, or an install.wim, install.esd or all install.swm files from one.",
  },
  "image.truncated": {
    status: 422,
    message: "{file} is cut short: {what} should end at byte {expected}, the file has {actual} bytes.",
    remedy: "Copy or download the file again and compare its size with the original.",
  },
  "image.metadata-outside": {
    status: 422,
    message:
      "{file} is damaged: its image list should lie at bytes {start} to {end}, outside the file of {actual} bytes.",
    remedy: "Copy or download the file again and compare its hash with the original.",
  },
  "image.header-invalid": {
    status: 422,
    message: "{file} has a WIM header that contradicts itself: {what}.",
    remedy: "Copy or download the file again, or export the image anew with DISM.",
  },
  "image.metadata-unreadable": {
    status: 422,
    message: "The image list inside {file} cannot be read: {what}.",
    remedy: "Export the image anew with DISM or wimlib and import that file.",
  },
  "image.no-windows": {
    status: 422,
    message: "{file} holds no Windows image: none of its {count} images names an edition and an architecture.",
    remedy: "Choose the install image, not boot.wim or a data image.",
  },
  "image.only-windows-pe": {
    status: 422,
    message: "{file} holds only Windows PE or Windows Setup in its {count} images, no Windows to be installed.",
    remedy: "Choose install.wim, install.esd or the whole ISO; a boot.wim starts set-up only.",
  },
  "image.encrypted": {
    status: 422,
    message: "{file} is an encrypted ESD, which only Microsoft's own download services can open.",
    remedy: "Download the media as an ISO, or as an ESD that the Media Creation Tool has decrypted.",
  },
  "image.set-incomplete": {
    status: 422,
    message: "The set of {file} has {count} parts; missing are: {missing}.",
    remedy: "Choose all parts together: install.swm, install2.swm and so on.",
  },
  "image.set-mixed": {
    status: 422,
    message: "{file} does not belong to the same set as {other}: {what}.",
    remedy: "Choose the parts of one set only, as one split made them.",
  },
  "image.part-of-set": {
    status: 422,
    message: "{file} is part {number} of a set of {count}; an operating system needs all of them.",
    remedy: "Import all parts of the set together: install.swm, install2.swm and so on.",
  },
  "image.no-counterpart": {
    status: 409,
    message: "The operating systems of the build “{build}” cannot be replaced: {what}.",
    remedy: "Import the missing media, or leave this build out.",
  },
  "image.file-unreadable": {
    status: 422,
    message: "{file} cannot be read: {what}.",
    remedy: "Check the path and your rights on the file.",
  },
});
