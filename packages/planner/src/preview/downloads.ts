import type { ContentReference, Plan, PlannedDownload, PlanStep } from "@windlass/protocol";

type SoftwareRun = Extract<PlanStep, { action: "run-software-step" }>;

const ofSoftware = ({ software, step, archive, files }: SoftwareRun): PlannedDownload[] => {
  const name = `${software.name} ${software.version}`;
  if (files.length === 0) return [];
  if (archive) return [{ kind: "package", name, content: archive }];
  const kind = step.kind === "winget" ? "installer" : "package";
  return files.map(({ path, sha256, sizeBytes }) => ({
    kind,
    name: `${name}: ${path}`,
    content: { sha256, sizeBytes },
  }));
};

const ofStep = (step: PlanStep): PlannedDownload[] => {
  switch (step.action) {
    case "apply-image":
      return [{ kind: "image", name: step.image.name, content: step.content }];
    case "inject-drivers":
      return step.drivers.map(({ inf, description, archive }) => ({
        kind: "driver",
        name: description ? `${description} (${inf})` : inf,
        content: archive,
      }));
    case "run-software-step":
      return ofSoftware(step);
    default:
      return [];
  }
};

/**
 * What a device fetches to carry a plan out: the publication and its driver catalogue first, then what the steps need.
 * What several steps need is fetched once and stands where it is needed first.
 *
 * @param publication of the plan, with its driver catalogue where it has one
 */
export const downloadsOf = (
  plan: Plan,
  publication: { readonly content: ContentReference | null; readonly driverCatalogue: ContentReference | null },
): PlannedDownload[] => {
  const { content, driverCatalogue } = publication;
  const all: PlannedDownload[] = [
    ...(content ? [{ kind: "publication" as const, name: `Publication ${plan.publication.number}`, content }] : []),
    ...(driverCatalogue
      ? [
          {
            kind: "driver-catalogue" as const,
            name: "Catalogue of drivers",
            content: { sha256: driverCatalogue.sha256, sizeBytes: driverCatalogue.sizeBytes },
          },
        ]
      : []),
    ...plan.steps.flatMap(ofStep),
  ];
  const seen = new Set<string>();
  return all.filter(({ content: { sha256 } }) => !seen.has(sha256) && seen.add(sha256));
};
