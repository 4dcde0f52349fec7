import { defineErrors } from "./definition.ts";

/** Refusals of disc images (ISO 9660, UDF) and of what is looked for on them. */
export const discErrors = defineErrors({
  "disc.not-recognised": {
    status: 422,
    message: "{file} is not a disc image: it holds neither an ISO 9660 nor a UDF volume.",
    remedy: "Choose an ISO file as Microsoft offers it for download.",
  },
  "disc.truncated": {
    status: 422,
    message: "{file} is cut short: {what} should end at byte {expected}, the file has {actual} bytes.",
    remedy: "Copy or download the disc image again and compare its size with the original.",
  },
  "disc.damaged": {
    status: 422,
    message: "{file} is a damaged disc image: at byte {offset}, {what}.",
    remedy: "Copy or download the disc image again and compare its hash with the original.",
  },
  "disc.unsupported": {
    status: 422,
    message: "{file} uses a feature of disc images that is not read: at byte {offset}, {what}.",
    remedy: "Make the disc image anew with oscdimg, genisoimage or xorriso, or import the WIM file on it.",
  },
  "disc.only-readme": {
    status: 422,
    message: "{file} shows only README.TXT: its files lie on a UDF volume, which is missing.",
    remedy: "Copy or download the disc image again; a tool that copies only the ISO 9660 part loses the files.",
  },
  "disc.file-missing": {
    status: 422,
    message: "The disc image {file} holds no file {path}.",
    remedy: "Choose whole Windows installation media.",
  },
  "disc.no-install-image": {
    status: 422,
    message:
      "The disc image {file} holds no install image: there is no install.wim, install.esd or install.swm in its folder sources.",
    remedy: "Choose Windows installation media, not a disc of language packs, drivers or Windows PE.",
  },
  "disc.several-install-images": {
    status: 422,
    message: "The disc image {file} holds install images for several architectures: {paths}.",
    remedy: "Copy the image of the wanted architecture from the disc and import that file.",
  },
});
