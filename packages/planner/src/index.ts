export { defaultQualityChecks, freshCheck } from "./checks/default-checks.ts";
export { deviceClassWords } from "./checks/device-class.ts";
export type {
  CheckFacts,
  MeasuredFacts,
  NetworkMeasure,
  PackageFact,
  ProblemDevice,
  ScriptRun,
  WindowsFacts,
} from "./checks/facts.ts";
export { againstInWords, type Gate, gateOf } from "./checks/gate.ts";
export { judgeCheck } from "./checks/judge.ts";
export { joinWords } from "./checks/judge-windows.ts";
export { driverFindingsOf, targetDiskOf } from "./checks/plan-checks.ts";
export { type PreviewFacts, previewChecks } from "./checks/preview-checks.ts";
export { checkInWords, checkMomentOf, checkTitle, checkWords, wantedWords } from "./checks/words.ts";
export { type FolderChange, type FolderComparison, type FolderIssue, filesToSend } from "./code/changes.ts";
export { compareFolder } from "./code/compare-folder.ts";
export { type FolderDocument, folderOf, kindOfFile, sharedFolder } from "./code/folder.ts";
export { jsonSchemaOf } from "./code/json-schema.ts";
export { type CodeKind, codeKinds, kindsOfObjects, type ServerObject, settled } from "./code/kinds.ts";
export { type Nameable, Names, type Organisations } from "./code/names.ts";
export { definitionOfDocument, type Place } from "./code/read-document.ts";
export { documentOf } from "./code/write-document.ts";
export {
  defaultVolumes,
  diskTemplateProblems,
  fewestMegabytes,
  partitionsOfTemplate,
  roleWords,
} from "./disks/disk-template.ts";
export { type DrawnVolume, drawDisk } from "./disks/drawn-disk.ts";
export { type DriverSelection, libraryDriversOf, selectFromCatalogue } from "./drivers/catalogue.ts";
export { deviceNodesOf } from "./drivers/device-nodes.ts";
export { HardwareIdIndex } from "./drivers/hardware-id-index.ts";
export type { DriverPack, LibraryDriver } from "./drivers/library-driver.ts";
export { DriverMatcher } from "./drivers/match-device.ts";
export { presentMatch } from "./drivers/present.ts";
export { compareDates, compareVersions } from "./drivers/rank.ts";
export { newestKnownBuild, type WindowsSystem } from "./drivers/windows-system.ts";
export { type SecretOfBuild, secretsOfBuild, secretsOfBuildStep } from "./endings/build-secrets.ts";
export { signsSomebodyIn, temporaryAccount } from "./endings/desktop-accounts.ts";
export { type DjoinFailure, djoinFailureOf } from "./endings/djoin-failures.ts";
export {
  type EndingProblem,
  endingProblems,
  endingWarnings,
  type ModelOfBuild,
} from "./endings/ending-problems.ts";
export { endingTitles, firstSeen } from "./endings/ending-words.ts";
export { isDomainJoin, unitFor, unitOfJoin } from "./endings/organisational-unit.ts";
export { chassisOf } from "./filters/chassis.ts";
export type { NormaliseVendor } from "./filters/conditions.ts";
export { describeFilter, type PlaceName } from "./filters/describe.ts";
export { type DevicePlace, deviceFactsOf, type OperatingSystemFacts } from "./filters/device-facts.ts";
export { type FieldKind, filterFields, operatorsFor, operatorWords } from "./filters/fields.ts";
export { filterJudge, type JudgeOptions, judge } from "./filters/judge.ts";
export { locationOfAddress } from "./locations/location-of-address.ts";
export { subnetProblem } from "./locations/subnet.ts";
export { planMigration } from "./mdt/migration.ts";
export type {
  BuildDraft,
  DriverPackDraft,
  MdtMigration,
  OperatingSystemDraft,
  PackageDraft,
  StepDraft,
} from "./mdt/types.ts";
export { askPatternProblem, enteredNameProblem, patternWords } from "./naming/ask-pattern.ts";
export { computerName } from "./naming/computer-name.ts";
export {
  factsOfSerialNumber,
  isPlaceholderAssetTag,
  isPlaceholderSerial,
  type NamingFacts,
  namingFactsOf,
} from "./naming/facts.ts";
export { chassisLetters, couldGive, type FilledName, fillNameTemplate, type Random } from "./naming/fill.ts";
export { shortModelName } from "./naming/model-name.ts";
export { type Placeholder, type PlaceholderName, placeholderNames, placeholders } from "./naming/placeholders.ts";
export { computerNameProblem, maximumComputerNameLength, nameKey } from "./naming/rules.ts";
export {
  computerNameTemplateProblem,
  type NameTemplate,
  parseNameTemplate,
  placeholdersOf,
  type TemplateProblem,
} from "./naming/template.ts";
export { releaseOf } from "./operating-systems/release.ts";
export { applyReplacement, planReplacement } from "./operating-systems/replacement.ts";
export { selectLayout, selectSecurityModel } from "./plan/build-definitions.ts";
export { compilePlan } from "./plan/compile-plan.ts";
export { type InstallationPlace, installationOrder } from "./plan/installation-order.ts";
export { minimumDiskBytes, partitionSizes } from "./plan/partitions.ts";
export type { PlanChoices, PlanInputs } from "./plan/plan-inputs.ts";
export { selectImage } from "./plan/selection.ts";
export { chooseTargetDisk, diskRefusal } from "./plan/target-disk.ts";
export { type WaitWords, waitWords } from "./plan/wait-words.ts";
export { comparePlans } from "./preview/compare-plans.ts";
export { downloadsOf } from "./preview/downloads.ts";
export { estimateDuration, type StepSample, subjectOf } from "./preview/estimate.ts";
export { chooseRelease, type DeviceToRelease, type Released, type ReleasedNow } from "./publication/choose-release.ts";
export { type ContentInWords, contentInWords } from "./publication/content-in-words.ts";
export { diffDrivers } from "./publication/diff-drivers.ts";
export { diffPublications } from "./publication/diff-publications.ts";
export { type FieldDifference, fieldDifferences } from "./publication/field-differences.ts";
export { filterContextOf, placeOf } from "./publication/filter-context.ts";
export { groupProblems, type ProblemGroup, problemsThatStop } from "./publication/group-problems.ts";
export {
  packageOptionsInWords,
  packagePhaseWords,
  packagesWithOptions,
  presenceWords,
} from "./publication/package-words.ts";
export { pilotsToEnd } from "./publication/pilots.ts";
export { type KnownReadiness, readinessProblems } from "./publication/readiness-problems.ts";
export {
  defaultRetention,
  type KeptFor,
  type KeptRow,
  publicationsToKeep,
} from "./publication/retention.ts";
export { shortList } from "./publication/short-text.ts";
export { validatePublication } from "./publication/validate-publication.ts";
export { inputLocaleName, type Keyboard, keyboards } from "./regions/keyboards.ts";
export { type Locale, localeName, locales } from "./regions/locales.ts";
export { regionProblem } from "./regions/region-problem.ts";
export { type TimeZone, timeZoneName, timeZones } from "./regions/time-zones.ts";
export { type BuildReference, referencesOfBuild } from "./revisions/references.ts";
export { withoutMissing } from "./revisions/without-missing.ts";
export { builtInGroups, securityModelProblems } from "./security-models/security-model.ts";
export {
  type ResolvedSetting,
  type ResolvedSettings,
  resolveSettings,
  type SettingsLayers,
} from "./settings/resolve.ts";
export {
  type CommandSurroundings,
  type ProgramStart,
  programStartOf,
} from "./software/command-line.ts";
export { dependencyCycle, inDependencyOrder } from "./software/dependencies.ts";
export { devicePath } from "./software/device-paths.ts";
export { propertyVariable } from "./software/msi-with-secrets.ts";
export {
  type OptionedPackage,
  type OptionProblem,
  packageOptionProblems,
  signedInStepOf,
} from "./software/option-problems.ts";
export { optionalPackagesOf, requireChoices } from "./software/optional-packages.ts";
export {
  optionsOf,
  overrideOf,
  type PackageParameter,
  type ParameterValue,
  parametersOf,
  sparseOptions,
  withOverrides,
} from "./software/options.ts";
export { applyPackageReplacement, planPackageReplacement } from "./software/package-replacement.ts";
export { type PlacedFile, placedFilesOf } from "./software/pinned-files.ts";
export {
  type PortableInstallation,
  type PortableProgram,
  portableInstallationOf,
  searchPathWith,
} from "./software/portable.ts";
export { filesNamedBy, holdsFile } from "./software/references.ts";
export { removalOf } from "./software/removal.ts";
export { neededReplacement, replacedInList, replacementCycle } from "./software/replacements.ts";
export { foldedName, isPlaceholderText } from "./vendors/folded-name.ts";
export { findModel, type ToldModel } from "./vendors/model-finder.ts";
export { VendorFinder, type VendorNames, vendorNormaliser } from "./vendors/vendor-normaliser.ts";
export { kmsClientKeyOf } from "./windows/kms-client-keys.ts";
export { operatingSystemProblems, operatingSystemWarnings } from "./windows/operating-system-problems.ts";
export { neededApps, usualApps, usualFeatures } from "./windows/usual-contents.ts";
