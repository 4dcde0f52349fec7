import type { MdtProblem, MdtShare, MdtTaskSequence } from "@windlass/protocol";
import { mapApplications } from "./applications.ts";
import { mapDrivers, mapFolders } from "./drivers.ts";
import { mapOperatingSystems } from "./operating-systems.ts";
import { itemPlace, ReportBook } from "./report-book.ts";
import { mapRules } from "./rules.ts";
import type { SequenceSurroundings } from "./sequence-place.ts";
import { readSequence } from "./task-sequence.ts";
import type { BuildDraft, MdtMigration, PackageDraft } from "./types.ts";
import { Uses } from "./uses.ts";

/** What holds for all of a kind, told once. */
const general: readonly string[] = [
  "A step that fails does not stop the deployment, as MDT took every application for installed; switch that off for those that matter.",
  "An application with an UninstallKey is looked for before, as in MDT, and after its steps too.",
  "An installer that asks for a restart (3010) waits for the next one, as in MDT; with Reboot the device restarts after it.",
  "Steps run as SYSTEM and without a desktop, and end after two hours; MDT's ran as the signed-in Administrator, without an end.",
  "A package whose filter does not fit is passed over with all that depend on it; MDT installed those all the same.",
];

/** Why a sequence becomes no build; null: it does. */
const refusalOf = (sequence: MdtTaskSequence): string | null => {
  if (!sequence.enabled) return "it is switched off in MDT.";
  if (sequence.nodes === null) return "its ts.xml is missing or cannot be read.";
  return null;
};

const mapVariables = (sequence: MdtTaskSequence, book: ReportBook): void => {
  for (const { name, hidden } of sequence.variables) {
    const told = {
      kind: "task-sequence-variable" as const,
      name,
      where: `Control\\${sequence.id}\\ts.xml globalVarList`,
    };
    if (hidden)
      book.leave(told, {
        why: "A password or product key stands there; it stays in the share.",
        remedy: "Make a secret of it in Windlass, and name the secret where it is needed.",
      });
    else if (/^osguid$/i.test(name)) book.carry(told, "operating system of the build");
    else book.leave(told, { why: "Variables of a sequence have no counterpart.", remedy: null });
  }
};

const mapRest = ({ packages, selectionProfiles, medias, linkedShares, problems }: MdtShare, book: ReportBook): void => {
  for (const item of packages)
    book.leave(
      { kind: "package", name: item.name, where: itemPlace("Packages.xml", item.guid) },
      {
        why: "Packages of Windows are not added to an image.",
        remedy: /language/i.test(item.packageType)
          ? "Import media in that language."
          : "Import media that are up to date.",
      },
    );
  for (const item of selectionProfiles) {
    const told = {
      kind: "selection-profile" as const,
      name: item.name,
      where: itemPlace("SelectionProfiles.xml", item.guid),
    };
    if (item.readOnly) book.leave(told, { why: "It is built into MDT.", remedy: null });
    else
      book.leave(told, {
        why: "Which drivers a device gets, filters of the packs say.",
        remedy: "Look at the filters of the packs that came from these folders.",
      });
  }
  for (const item of medias)
    book.leave(
      { kind: "media", name: item.name, where: itemPlace("Medias.xml", item.guid) },
      { why: "Media are made from boot profiles.", remedy: "Make a boot profile." },
    );
  for (const item of linkedShares)
    book.leave(
      { kind: "linked-share", name: item.name, where: itemPlace("LinkedDeploymentShares.xml", item.guid) },
      { why: "Other sites get their content by deployment sources.", remedy: "Set up a source at the site." },
    );
  for (const { file, what, refused } of problems as readonly MdtProblem[])
    book.leave(
      { kind: "problem", name: file, where: file },
      { why: what, remedy: refused ? "Nothing in it is carried over: mend the file, and read the share again." : null },
    );
};

/** Maps what a deployment share of MDT holds to what Windlass has, and tells of everything what became of it. */
export const planMigration = (share: MdtShare): MdtMigration => {
  const book = new ReportBook();
  const applications = mapApplications(share, book);
  const systems = mapOperatingSystems(share, book);
  const rules = mapRules(share, applications, book);
  const uses = new Uses();
  const made = new Map<string, PackageDraft>();
  const driverGroups = [...rules.driverGroups];
  const around: SequenceSurroundings = {
    book,
    applications,
    listed: rules.applications,
    limited: rules.limited,
    made,
    uses,
    driverGroups,
  };
  const builds: BuildDraft[] = [];
  for (const sequence of share.taskSequences) {
    const told = {
      kind: "task-sequence" as const,
      name: sequence.name,
      where: itemPlace("TaskSequences.xml", sequence.guid),
    };
    const refusal = refusalOf(sequence);
    const read = readSequence(sequence, refusal, around);
    mapVariables(sequence, book);
    const guid = read.operatingSystem ?? sequence.variables.find(({ name }) => /^osguid$/i.test(name))?.value ?? "";
    const image = systems.images.get(guid.toLowerCase());
    if (refusal !== null) book.leave(told, { why: `It becomes no build: ${refusal}`, remedy: null });
    else if (!image)
      book.leave(told, {
        why: "It becomes no build: it installs no Windows that is carried over.",
        remedy: "Make a build by hand; the packages of its steps are in the library.",
      });
    else {
      const name = (sequence.name || sequence.id).slice(0, 120);
      builds.push({
        origin: `task sequence ${sequence.id.toLowerCase()}`,
        name,
        description: sequence.comments.slice(0, 1500),
        image: { ...image, language: rules.language ?? image.language },
        packages: read.packages.slice(0, 200),
        computerNameTemplate: read.nameTemplate ?? rules.nameTemplate,
        looksUpNames: rules.assets.length > 0,
        volumes: read.volumes,
        features: read.features,
        end: rules.end,
      });
      const notes = [
        "Its conditions on phases and kinds of deployment are gone: Windows is always installed anew.",
        ...(sequence.hasAnswerFile
          ? ["Changes in its Unattend.xml are not read; the answer file is written from the build."]
          : []),
        ...(read.packages.length > 200 ? ["A build lists 200 packages at most; those behind are left out."] : []),
      ];
      book.carry(told, `build ${name}`, notes);
    }
  }
  const driverPacks = mapDrivers(share, driverGroups, book);
  mapFolders(share, driverPacks, book);
  mapRest(share, book);
  const packages = uses.limit(new Map([...applications.packages, ...made]));
  return {
    packages: [...packages.values()],
    driverPacks,
    operatingSystems: systems.media,
    builds,
    assets: rules.assets,
    settings: rules.settings,
    report: book.report(share.version, general),
  };
};
