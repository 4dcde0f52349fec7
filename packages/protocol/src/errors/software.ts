import { defineErrors } from "./definition.ts";

/** Refusals of software packages, `.reg` files and WinGet. */
export const softwareErrors = defineErrors({
  "software.dependency-missing": {
    status: 422,
    message: "{name} depends on a software package that this organisation does not have ({id}).",
    remedy: "Choose its dependencies anew.",
  },
  "software.dependency-cycle": {
    status: 422,
    message: "The dependencies would go round in a circle: {path}.",
    remedy: "Take one of these dependencies out.",
  },
  "software.replaced-missing": {
    status: 422,
    message: "{name} replaces a software package that this organisation does not have ({id}).",
    remedy: "Choose what it replaces anew.",
  },
  "software.replacement-cycle": {
    status: 422,
    message: "The packages would replace each other in a circle: {path}.",
    remedy: "Let only the newer one replace the older.",
  },
  "software.replaced-needed": {
    status: 422,
    message: "{name} cannot replace {replaced}, because it needs it: {path}.",
    remedy: "Take it out of what is replaced, or out of the dependencies.",
  },
  "software.driver-app-listed": {
    status: 422,
    message: "{name} is a DriverApp, and builds do not list those.",
    remedy: "Take it out of the build: it is installed wherever its filter matches.",
  },
  "software.installer-unreachable": {
    status: 502,
    message: "The installer at {address} could not be fetched: {what}.",
    remedy: "Check that the server reaches this address. If the file is gone, find and pin the package again.",
  },
  "software.installer-refused": {
    status: 422,
    message: "The installer at {address} is not fetched: {what}.",
    remedy: "Open the network with WINDLASS_INSTALLER_NETWORKS if it is yours, or add the installer as a file.",
  },
  "software.installer-too-large": {
    status: 422,
    message: "The installer at {address} is larger than {limit} bytes.",
    remedy: "Add it to a package as a file.",
  },
  "software.installer-differs": {
    status: 422,
    message: "The file at {address} is not the one that was pinned: it has another SHA-256.",
    remedy: "Its maker has replaced it. Find and pin the package again, and look at what is new.",
  },
  "software.installer-lacks-file": {
    status: 422,
    message: "The archive at {address} does not hold the file {path} that its manifest names.",
    remedy: "Find and pin another version of the WinGet package.",
  },
  "software.registry-file-unreadable": {
    status: 422,
    message: "{file} is no registry file: {what}.",
    remedy: "Choose a .reg file as the Registry Editor exports it; its first line names the format.",
  },
  "software.winget-not-found": {
    status: 404,
    message: "The WinGet source has no {what}.",
    remedy: "Check identifier and version: winget search shows them.",
  },
  "software.winget-unreadable": {
    status: 502,
    message: "The manifest of {id} could not be used: {what}.",
    remedy: "Look at the manifest in the source. If it is right there, choose another version.",
  },
  "software.winget-unreachable": {
    status: 502,
    message: "The WinGet source at {address} did not answer as expected: {what}.",
    remedy: "Check the address of the source in the server's settings and that the server reaches it.",
  },
});
