export type { ArchiveEntry } from "./archive/entries.ts";
export { type FileBytes, openFileBytes } from "./archive/file-bytes.ts";
export { type Archive, type ArchiveOptions, openArchive } from "./archive/read-archive.ts";
export type { ArchiveBytes } from "./archive/read-index.ts";
export { type UnpackOptions, unpackArchive } from "./archive/unpack-archive.ts";
export { foldedPath, windowsPathProblem } from "./archive/windows-path.ts";
export { type ArchiveInput, writeArchive } from "./archive/write-archive.ts";
export { readCatalogueLines, writeCatalogue } from "./catalogue/driver-catalogue.ts";
export {
  CertificateProblem,
  checkCertificateFile,
  checkKeyFile,
  isTrustedBy,
  namesHost,
  readAuthorities,
  readCertificates,
} from "./certificates/certificates.ts";
export {
  answerFor,
  type ConditionalHeaders,
  type ContentAnswer,
  entityTagOf,
  noneMatchNames,
  parseRange,
  type RequestedRange,
} from "./http/ranges.ts";
export {
  generateSigningKey,
  keyIdOf,
  type SigningKey,
  sha256Of,
  signingKeyFromSeed,
  signText,
  verifyText,
} from "./signing/keys.ts";
export {
  type ProvenRequest,
  type ReceivedProof,
  type RequestToSign,
  readProof,
  signProof,
  verifyProof,
} from "./signing/proofs.ts";
export { signPublication, verifyPublication } from "./signing/publications.ts";
export {
  type AgreementKey,
  agreementKeyOf,
  generateAgreementKey,
  openMessage,
  sealMessage,
} from "./signing/sealed-messages.ts";
export { makeContentTicket, verifyContentTicket } from "./signing/tickets.ts";
export { createFolderStore, type FolderStoreOptions, type WritableFile } from "./store/folder-store.ts";
export { openStore, readStoreLocation, type StoreLocation, storeLocationText } from "./store/location.ts";
export type { ByteRange, ContentStore, PutOptions } from "./store/store.ts";
export { storeBytes } from "./store/store-bytes.ts";
export { type VerifyingOptions, verifyingStream } from "./store/verifying-stream.ts";
export type { ZipEntry } from "./zip/directory.ts";
export { openZip, type Zip, type ZipOptions } from "./zip/read-zip.ts";
export { unpackZip } from "./zip/unpack-zip.ts";
