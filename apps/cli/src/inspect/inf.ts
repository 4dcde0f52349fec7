import { basename, dirname } from "node:path";
import { type Inf, openFileReader, type RandomAccessReader, readInf, recogniseInf } from "@windlass/media";
import { missingPaths, pathFinder } from "./inf-folder.ts";
import type { Inspected } from "./inspected.ts";

/** Enough for the licence that some vendors put before [Version]. */
const recognitionLength = 65_536;

/** Models, missing files and problems shown to people; programs get all models and missing files. */
const mostShown = 40;

const modelsOf = ({ facts }: Inf) =>
  facts.manufacturers.flatMap(({ sections }) =>
    sections.flatMap(({ target, models }) =>
      models.map(({ description, hardwareIds, compatibleIds }) => ({
        description,
        hardwareIds,
        compatibleIds,
        architecture: target.architecture,
        minimumBuild: target.minimumBuild,
      })),
    ),
  );

/** At most so many lines, and how many there are beyond. */
const shorten = (lines: readonly string[], what: string): string[] =>
  lines.length > mostShown
    ? [...lines.slice(0, mostShown), `  … and ${lines.length - mostShown} more ${what}`]
    : [...lines];

const describe = (path: string, inf: Inf, missingFiles: readonly string[]): string => {
  const { kind, class: className, provider, catalog, driverDate, driverVersion } = inf.facts;
  const models = modelsOf(inf).map(({ description, hardwareIds, compatibleIds, architecture, minimumBuild }) => {
    const system = minimumBuild === null ? architecture : `${architecture} from build ${minimumBuild}`;
    return `  ${description} (${system})\n    ${[...hardwareIds, ...compatibleIds].join("  ")}`;
  });
  const problems = inf.problems.map(
    ({ line, message, severity }) =>
      `  ${severity === "error" ? "!" : "-"} ${line === null ? "" : `line ${line}: `}${message}`,
  );
  return [
    `${path}: INF, ${kind} driver of class ${className || "(none)"}, ${inf.encoding}, ${models.length} ${models.length === 1 ? "model" : "models"}`,
    `  provider  ${provider || "(none)"}`,
    `  version   ${[driverVersion, driverDate && `of ${driverDate}`].filter(Boolean).join(" ") || "(none)"}`,
    `  catalog   ${catalog ?? "(none)"}`,
    ...shorten(models, "models; --json prints them all"),
    ...shorten(
      missingFiles.map((file) => `  ! ${file} is missing`),
      "missing files",
    ),
    ...shorten(problems, "problems"),
  ].join("\n");
};

const read = async (path: string, reader: RandomAccessReader): Promise<Inspected> => {
  const find = pathFinder(dirname(path));
  const opened: { close(): Promise<void> }[] = [];
  try {
    const inf = await readInf(reader, basename(path), {
      openInclude: async (name) => {
        const found = await find(name);
        if (found === null) return null;
        const included = await openFileReader(found, name);
        opened.push(included);
        return included;
      },
    });
    const missingFiles = await missingPaths(inf, find);
    const { class: className, classGuid, provider, catalog, driverDate, driverVersion, extensionId } = inf.facts;
    const data = {
      kind: "inf",
      class: className,
      classGuid,
      provider,
      catalog,
      driverDate,
      driverVersion,
      extension: extensionId,
      models: modelsOf(inf),
      missingFiles,
    };
    return { data, text: describe(path, inf, missingFiles) };
  } finally {
    await Promise.all(opened.map(async (included) => await included.close()));
  }
};

/**
 * A driver's INF file, told by its contents or its name; which of its files are not beside it is looked up in its folder.
 *
 * @returns null where it is none, or cannot be opened
 * @throws WindlassError `inf.*`
 */
export const inspectInf = async (path: string): Promise<Inspected | null> => {
  // A file that cannot be opened is told of by the reader of images, which is asked last.
  const reader = await openFileReader(path).catch(() => null);
  if (!reader) return null;
  try {
    const beginning = await reader.read(0, Math.min(reader.size, recognitionLength));
    return path.toLowerCase().endsWith(".inf") || recogniseInf(beginning) ? await read(path, reader) : null;
  } finally {
    await reader.close();
  }
};
