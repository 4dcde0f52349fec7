import { type PublicationBody, type PublicationProblem, type PublishedBuild, WindlassError } from "@windlass/protocol";
import { endingProblems } from "../endings/ending-problems.ts";
import { unitOfJoin } from "../endings/organisational-unit.ts";
import { computerNameTemplateProblem } from "../naming/template.ts";
import { autopilotProblem } from "../plan/autopilot-steps.ts";
import { selectLayout, selectSecurityModel } from "../plan/build-definitions.ts";
import { selectImage, selectPackages } from "../plan/selection.ts";
import { inDependencyOrder } from "../software/dependencies.ts";
import { packageOptionProblems } from "../software/option-problems.ts";
import { packageProblems } from "../software/problems.ts";
import { replacedInList, replacementProblems } from "../software/replacements.ts";
import { operatingSystemProblems } from "../windows/operating-system-problems.ts";

/** What a refusal of the planner's own selection says, or null: validating and planning cannot disagree. */
const refusalOf = (select: () => unknown): string | null => {
  try {
    select();
    return null;
  } catch (error) {
    if (!(error instanceof WindlassError)) throw error;
    return error.message;
  }
};

const asSentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** DriverApps go where their filters match, whatever a build says. */
const listedDriverApps = (publication: PublicationBody, build: PublishedBuild): string[] =>
  publication.packages
    .filter((entry) => entry.class === "driver-app" && build.packageIds.includes(entry.id))
    .map(
      ({ name, version }) =>
        `It lists “${name} ${version}”, a DriverApp: take it out, it is installed wherever its filter matches.`,
    );

/** What one package is to take away, another part of the build would bring. */
const replacedPackages = (publication: PublicationBody, build: PublishedBuild): string[] => {
  const listed = publication.packages.filter((entry) => build.packageIds.includes(entry.id));
  return replacedInList(inDependencyOrder(listed, publication.packages)).map(
    ({ replaced, by }) =>
      `It installs “${replaced.name} ${replaced.version}”, which “${by.name} ${by.version}” replaces: take one of them out.`,
  );
};

/** The template for each image that can be selected: one that has no room for any is told once. */
const diskProblems = (publication: PublicationBody, build: PublishedBuild): (string | null)[] => {
  const sizes = build.operatingSystems.flatMap(({ architecture }) => {
    try {
      return selectImage(publication, build, architecture).image.sizeBytes;
    } catch {
      return [];
    }
  });
  return [refusalOf(() => selectLayout(publication, build, Math.max(0, ...sizes)))];
};

/** A place that was deleted is a place that no device is at. */
const missingLocations = ({ locations }: PublicationBody, { join }: PublishedBuild): string[] => {
  const unit = unitOfJoin(join);
  if (unit?.kind !== "by-location") return [];
  const gone = unit.places.some(({ locationId }) => !locations.some(({ id }) => id === locationId));
  return gone
    ? ["It chooses an organisational unit by a location that is not there any more: choose another one."]
    : [];
};

const windowsProblems = (publication: PublicationBody, build: PublishedBuild): string[] =>
  build.operatingSystems.flatMap((entry) => {
    const system = publication.operatingSystems.find(({ id }) => id === entry.operatingSystemId);
    const image = system?.images.find(({ index }) => index === entry.imageIndex) ?? null;
    return operatingSystemProblems(entry, image, build.ending);
  });

const buildProblems = (publication: PublicationBody, build: PublishedBuild): string[] => {
  const templateProblem = computerNameTemplateProblem(build.computerNameTemplate);
  return [
    ...build.operatingSystems.map((entry) => refusalOf(() => selectImage(publication, build, entry.architecture))),
    ...diskProblems(publication, build),
    refusalOf(() => selectPackages(publication, build)),
    refusalOf(() => selectSecurityModel(publication, build)),
    ...endingProblems(build, publication.securityModels.find(({ id }) => id === build.securityModelId) ?? null).map(
      ({ message }) => message,
    ),
    ...windowsProblems(publication, build),
    ...missingLocations(publication, build),
    templateProblem && `The computer-name template “${build.computerNameTemplate}” cannot be used: ${templateProblem}.`,
    new Set(build.packageIds).size < build.packageIds.length ? "It names a software package twice." : null,
    ...packageOptionProblems(build, publication.packages).map(({ message }) => message),
    ...listedDriverApps(publication, build),
    ...replacedPackages(publication, build),
  ].filter((message) => message !== null);
};

const repeatedNames = (publication: PublicationBody): PublicationProblem[] =>
  publication.builds
    .filter((build, index) =>
      publication.builds.slice(0, index).some((other) => other.name.toLowerCase() === build.name.toLowerCase()),
    )
    .map((build) => ({
      severity: "stops",
      topic: "build",
      objectKind: "build",
      objectId: build.id,
      name: build.name,
      message: "Another build has the same name; a technician could not tell them apart.",
    }));

const autopilotProblems = (build: PublishedBuild): string[] => {
  const problem = autopilotProblem(build);
  return problem ? [asSentence(problem)] : [];
};

const softwareProblems = (publication: PublicationBody): PublicationProblem[] =>
  publication.packages.flatMap((software) =>
    [
      ...packageProblems(software, publication.packages),
      ...replacementProblems(software, publication.packages, publication.removals),
    ].map((message) => ({
      severity: "stops",
      topic: "software",
      objectKind: "software-package",
      objectId: software.id,
      name: software.name,
      message,
    })),
  );

/** Everything in a publication itself that must be solved before it can be deployed, by object. Empty: it can be signed. */
export const validatePublication = (publication: PublicationBody): PublicationProblem[] => [
  ...publication.builds.flatMap((build) => {
    const told =
      (topic: "build" | "autopilot") =>
      (message: string): PublicationProblem => ({
        severity: "stops",
        topic,
        objectKind: "build",
        objectId: build.id,
        name: build.name,
        message,
      });
    return [
      ...buildProblems(publication, build).map(told("build")),
      ...autopilotProblems(build).map(told("autopilot")),
    ];
  }),
  ...repeatedNames(publication),
  ...softwareProblems(publication),
];
