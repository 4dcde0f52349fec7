import type { DetectionRule, MdtApplication, MdtShare } from "@windlass/protocol";
import { powershellText } from "../software/quoting.ts";
import { commandSteps } from "./command-steps.ts";
import { supportedPlatforms } from "./platforms.ts";
import { itemPlace, type ReportBook } from "./report-book.ts";
import type { PackageDraft } from "./types.ts";
import { uniqueName } from "./unique-name.ts";

const productCode = /^\{[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12}\}$/i;

/** As ZTIApplications.wsf looks: one of three values of the product's Uninstall key, in either view of the registry. */
const uninstallScript = (key: string): string =>
  [
    `$key = ${powershellText(key)}`,
    "foreach ($root in 'HKLM:\\SOFTWARE', 'HKLM:\\SOFTWARE\\WOW6432Node') {",
    '  $path = "$root\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\$key"',
    "  $product = Get-ItemProperty -LiteralPath $path -ErrorAction SilentlyContinue",
    "  if ($product.DisplayName -or $product.UninstallString -or $product.QuietUninstallString) { 'installed'; exit 0 }",
    "}",
    "exit 0",
    "",
  ].join("\r\n");

const detectionOf = (key: string): DetectionRule[] => {
  if (key === "") return [];
  if (productCode.test(key)) return [{ kind: "msi-product", productCode: key.toUpperCase(), minimumVersion: null }];
  return [{ kind: "script", script: uninstallScript(key) }];
};

/** A GUID as the share's reader writes it. */
export const bracedGuid = (text: string): string => `{${text.trim().toLowerCase().replaceAll(/[{}]/g, "")}}`;

export const applicationOrigin = (guid: string): string => `application ${guid}`;

const titleOf = ({ name, shortName, version }: MdtApplication) => ({
  // The product's name where the version stands apart from it; otherwise the Workbench's, which has all in one.
  name: ((version !== "" && shortName) || name || "Application without a name").trim().slice(0, 110),
  version: version.trim().slice(0, 60) || "1",
});

const descriptionOf = ({ name, comments, publisher }: MdtApplication): string =>
  [name, publisher === "" ? "" : `By ${publisher}.`, comments]
    .filter((part) => part !== "")
    .join("\n")
    .slice(0, 3500);

/** Applications that MDT passes over wherever they are named. */
interface Unused {
  readonly why: string;
}

export interface MappedApplications {
  readonly packages: ReadonlyMap<string, PackageDraft>;
  readonly names: ReadonlyMap<string, string>;
  /** Names with versions that packages have already. */
  readonly taken: Set<string>;
  /** By origin. */
  readonly unused: ReadonlyMap<string, Unused>;
}

/** Dependencies without those that lead back: MDT goes round once, a package may not at all. */
const withoutCircles = (packages: ReadonlyMap<string, PackageDraft>) => {
  const dropped: { readonly from: string; readonly to: string }[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (origin: string): void => {
    state.set(origin, "open");
    for (const next of packages.get(origin)?.dependencies ?? []) {
      if (state.get(next) === "open") dropped.push({ from: origin, to: next });
      else if (!state.has(next)) visit(next);
    }
    state.set(origin, "done");
  };
  for (const origin of packages.keys()) if (!state.has(origin)) visit(origin);
  return dropped;
};

/** Maps the applications of a share, and notes each in the report. */
export const mapApplications = (share: MdtShare, book: ReportBook): MappedApplications => {
  const drafts = new Map<string, PackageDraft>();
  const names = new Map<string, string>();
  const unused = new Map<string, Unused>();
  const notesOf = new Map<string, string[]>();
  const remedies = new Map<string, string | null>();
  const taken = new Set<string>();
  const told = (application: MdtApplication) => ({
    kind: "application" as const,
    name: application.name,
    where: itemPlace("Applications.xml", application.guid),
  });

  const mapped: MdtApplication[] = [];
  for (const application of share.applications) {
    const origin = applicationOrigin(application.guid);
    if (application.guid === "" || drafts.has(origin)) {
      book.leave(told(application), { why: "It has no GUID of its own.", remedy: "Make it anew in Windlass." });
      continue;
    }
    const notes: string[] = [];
    const platforms = supportedPlatforms(application.supportedPlatforms);
    const isBundle = application.command === null;
    const steps = isBundle
      ? { steps: [], files: [], notes: [], remedy: null }
      : commandSteps({
          command: application.command,
          name: "Install",
          folder: application.path,
          successCodes: "",
          continueOnError: true,
        });
    if ("why" in steps) {
      book.leave(told(application), steps);
      continue;
    }
    if (application.source !== null && application.path === null)
      notes.push(`Its source folder ${application.source} is not in the share.`);
    if (!application.enabled) unused.set(origin, { why: "it is switched off in MDT" });
    else if (platforms.never) unused.set(origin, { why: "its platforms are none that is deployed" });
    if (application.enabled && platforms.never)
      notes.push("So MDT never installed it; it is in the library, and no build lists it.");
    if (!application.enabled) notes.push("It is switched off in MDT: it is in the library, and no build lists it.");
    if (isBundle && application.dependencies.length === 0) notes.push("It is a bundle of nothing.");
    const { workingDirectory, path } = application;
    const bare = workingDirectory
      .replace(/^\.[\\/]/, "")
      .replaceAll("\\", "/")
      .toLowerCase();
    if (!isBundle && bare !== "" && bare !== (path ?? "").toLowerCase())
      notes.push(`It worked in ${workingDirectory}; here it works in the folder of its files.`);
    if (application.language !== "")
      notes.push(`Its language ${application.language} is not kept; MDT ignored it, too.`);

    const title = titleOf(application);
    const name = uniqueName(title.name, title.version, taken);
    names.set(origin, `${name} ${title.version}`);
    drafts.set(origin, {
      origin,
      name,
      version: title.version,
      description: descriptionOf(application),
      filter: platforms.filter,
      // What MDT did: an installer's own 3010 waited for the next restart.
      reboot: application.reboot ? "always" : "never",
      detection: isBundle ? [] : detectionOf(application.uninstallKey),
      dependencies: application.dependencies.map(applicationOrigin),
      steps: steps.steps,
      files: steps.files,
    });
    notesOf.set(origin, [...notes, ...platforms.notes, ...steps.notes]);
    remedies.set(origin, steps.remedy);
    mapped.push(application);
  }

  const complete = new Map<string, PackageDraft>();
  for (const [origin, draft] of drafts) {
    const known = draft.dependencies.filter((dependency) => drafts.has(dependency) && !unused.has(dependency));
    for (const missing of draft.dependencies.filter((dependency) => !known.includes(dependency)))
      notesOf
        .get(origin)
        ?.push(`It depends on ${names.get(missing) ?? missing}, which the share does not have, or which is not used.`);
    complete.set(origin, { ...draft, dependencies: [...new Set(known)].slice(0, 100) });
  }
  for (const { from, to } of withoutCircles(complete)) {
    const draft = complete.get(from);
    if (!draft) continue;
    complete.set(from, { ...draft, dependencies: draft.dependencies.filter((dependency) => dependency !== to) });
    notesOf.get(from)?.push(`It depends on ${names.get(to)}, which depends on it: the circle is cut here.`);
  }
  for (const application of mapped) {
    const origin = applicationOrigin(application.guid);
    book.carry(
      told(application),
      `software package ${names.get(origin)}`,
      notesOf.get(origin) ?? [],
      remedies.get(origin) ?? null,
    );
  }
  return { packages: complete, names, unused, taken };
};
