import {
  type BuildDefinition,
  type OptionalPackage,
  type PackageChoice,
  type PublishedPackage,
  WindlassError,
} from "@windlass/protocol";
import { inDependencyOrder } from "./dependencies.ts";
import { optionsOf } from "./options.ts";

type Choosing = Pick<BuildDefinition, "name" | "packageIds" | "packageOptions"> & { readonly id: string };
type Listed = Pick<PublishedPackage, "id" | "name" | "version" | "dependencies">;

/** What may be decided for one device, in the order of the build, with what installs it all the same. */
export const optionalPackagesOf = (
  build: Pick<Choosing, "packageIds" | "packageOptions">,
  all: readonly Listed[],
): OptionalPackage[] => {
  const listed = build.packageIds.flatMap((id) => all.find((one) => one.id === id) ?? []);
  const presenceOf = ({ id }: Listed) => optionsOf(build, id).presence;
  return listed
    .filter((one) => presenceOf(one) !== "required")
    .map((one) => ({
      id: one.id,
      name: one.name,
      version: one.version,
      preselected: presenceOf(one) === "preselected",
      neededBy: listed
        .filter((other) => other !== one && inDependencyOrder([other], all).includes(one))
        .map((other) => ({
          id: other.id,
          name: other.name,
          version: other.version,
          optional: presenceOf(other) !== "required",
        })),
    }));
};

/**
 * Refuses decisions about what is no optional package of the build, or two about the same.
 *
 * @throws WindlassError `build.package-not-optional`, `request.invalid`
 */
export const requireChoices = (build: Choosing, all: readonly Listed[], choices: readonly PackageChoice[]): void => {
  for (const [index, { packageId }] of choices.entries()) {
    const software = all.find(({ id }) => id === packageId);
    const title = software ? `“${software.name} ${software.version}”` : packageId;
    const isOptional = build.packageIds.includes(packageId) && optionsOf(build, packageId).presence !== "required";
    if (!isOptional) {
      throw new WindlassError("build.package-not-optional", {
        parameters: { package: title, build: build.name },
        object: { kind: "build", id: build.id, name: build.name },
      });
    }
    if (choices.some((other, before) => before < index && other.packageId === packageId))
      throw new WindlassError("request.invalid", {
        parameters: { problems: `choices.packages: ${title} is decided on twice` },
      });
  }
};
