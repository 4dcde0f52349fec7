import type { Architecture, MdtOperatingSystem, MdtShare } from "@windlass/protocol";
import { itemPlace, type ReportBook } from "./report-book.ts";
import type { ImageDraft, OperatingSystemDraft } from "./types.ts";

const architectures: Readonly<Record<string, Architecture>> = {
  x64: "x64",
  amd64: "x64",
  x86: "x86",
  arm64: "arm64",
};

export interface MappedOperatingSystems {
  readonly media: readonly OperatingSystemDraft[];
  /** By GUID. */
  readonly images: ReadonlyMap<string, ImageDraft>;
}

/** Windows 10 is the oldest that the product deploys. */
const isTooOld = (build: string): boolean => {
  const major = Number(/^(\d{1,9})\./.exec(build)?.[1] ?? Number.NaN);
  return major < 10;
};

const mediaName = ({ name, source, description }: MdtOperatingSystem): string =>
  (
    / in (.+?)(?: [\w-]+\.(?:wim|swm|esd))?$/i.exec(name)?.[1] ??
    source?.split("\\").at(-1) ??
    (description || name)
  ).slice(0, 120) || "Windows";

/** Maps operating systems: several of the Workbench's may be images of one file, which is imported once. */
export const mapOperatingSystems = (share: MdtShare, book: ReportBook): MappedOperatingSystems => {
  const media = new Map<string, OperatingSystemDraft>();
  const images = new Map<string, ImageDraft>();
  for (const system of share.operatingSystems) {
    const told = {
      kind: "operating-system" as const,
      name: system.name,
      where: itemPlace("OperatingSystems.xml", system.guid),
    };
    const [path] = system.imagePaths;
    const architecture = architectures[system.platform.toLowerCase()];
    if (isTooOld(system.build))
      book.leave(told, {
        why: `Windows ${system.build} is older than Windows 10.`,
        remedy: "Import media of a Windows that is supported.",
      });
    else if (path === undefined)
      book.leave(told, {
        why: `Its image ${system.imageFile ?? ""} is not in the share.`,
        remedy: "Import its media by themselves.",
      });
    else if (!architecture)
      book.leave(told, {
        why: `Its platform ${system.platform} is not known.`,
        remedy: "Import its media by themselves.",
      });
    else {
      if (!media.has(path)) media.set(path, { origin: path, name: mediaName(system), paths: system.imagePaths });
      if (system.guid !== "")
        images.set(system.guid, {
          operatingSystem: path,
          imageIndex: system.imageIndex ?? 1,
          architecture,
          language: system.languages[0] ?? null,
        });
      const notes = system.enabled ? [] : ["It is switched off in MDT; here it is in the library."];
      book.carry(told, `operating system ${media.get(path)?.name}, image ${system.imageIndex ?? 1}`, notes);
    }
  }
  return { media: [...media.values()], images };
};
