export { type Disc, openDisc } from "./disc/disc.ts";
export type { DiscEntry } from "./disc/tree.ts";
export type { NamedReader } from "./fields.ts";
export type { OpenInclude } from "./inf/includes.ts";
export { acceptedNames, findMissingFiles } from "./inf/missing-files.ts";
export { type Inf, readInf } from "./inf/read-inf.ts";
export { recogniseInf } from "./inf/text.ts";
export {
  type InstallationMedia,
  type InstallImage,
  onlyInstallImage,
  readInstallationMedia,
} from "./installation-media/installation-media.ts";
export { type InstallerFile, readInstallerFile, readSmbiosFile } from "./installers/read.ts";
export { readMdtShare } from "./mdt-share/read-share.ts";
export type { ShareEntry, ShareFolder } from "./mdt-share/share-folder.ts";
export { msiInspectionOf } from "./msi/inspect.ts";
export {
  type FileReader,
  memoryReader,
  openFileReader,
  type RandomAccessReader,
  rangeReader,
} from "./random-access.ts";
export { readRegistryFile } from "./registry-file/registry-file.ts";
export { type ImageFile, readImageFile, requireWindows } from "./wim/image-file.ts";
export { joinSet, type SetPart } from "./wim/split-set.ts";
export { childOf, childrenOf, parseXml, textOf, type XmlElement } from "./wim/xml.ts";
