import { defineErrors } from "./definition.ts";

/** Refusals of packages/media and of the operating-system import. */
export const imageErrors = defineErrors({
  "image.not-recognised": {
    status: 422,
    message: "{file} is not a Windows image: it does not begin with the WIM signature.",
    remedy: "Choose an install.wim, install.esd or install.swm from Windows installation media.",
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
  "image.part-of-set": {
    status: 422,
    message: "{file} is part {number} of a set of {count}; an operating system needs one whole file.",
    remedy: "Join the parts with DISM /Export-Image or wimlib-imagex join, then import the result.",
  },
  "image.file-unreadable": {
    status: 422,
    message: "{file} cannot be read: {what}.",
    remedy: "Check the path and your rights on the file.",
  },
});
