import { type ImageFile, openFileReader, readImageFile } from "@windlass/media";
import { WindlassError, type WindowsImage } from "@windlass/protocol";
import type { Command } from "commander";
import { readableSize } from "../sizes.ts";
import { jsonLine, printable, refusalAsData, refusalAsText, type Terminal } from "../terminal.ts";

/** Exit status for a file that is refused; 1 is for wrong usage. */
const refusedStatus = 2;

const read = async (path: string): Promise<ImageFile> => {
  const reader = await openFileReader(path);
  try {
    return await readImageFile(reader, path);
  } finally {
    await reader.close();
  }
};

const languagesOf = (image: WindowsImage): string =>
  image.languages
    .map((language) => (language === image.defaultLanguage ? `${language} (default)` : language))
    .join(", ");

const buildOf = ({ build, servicePackBuild }: WindowsImage): string | null => {
  if (build === null) return null;
  return servicePackBuild === null ? `build ${build}` : `build ${build}.${servicePackBuild}`;
};

const describeImage = (image: WindowsImage): string => {
  const facts = [
    image.edition,
    image.architecture,
    buildOf(image),
    languagesOf(image),
    `${readableSize(image.sizeBytes)} applied`,
  ];
  const known = facts.filter((fact) => fact !== null && fact !== "");
  return `${String(image.index).padStart(3)}  ${image.name || "(no name)"}\n     ${known.join(" · ")}`;
};

const describeFile = (path: string, { inspection, partNumber, partCount }: ImageFile): string => {
  const { kind, compression, images } = inspection;
  const part = kind === "swm" ? `, part ${partNumber} of ${partCount}` : "";
  const count = images.length === 1 ? "1 image" : `${images.length} images`;
  const packed = compression === "none" ? "not compressed" : `${compression.toUpperCase()} compression`;
  return [`${path}: ${kind.toUpperCase()}${part}, ${packed}, ${count}`, ...images.map(describeImage)].join("\n");
};

/** `windlass inspect FILE [--json]`: tells what a file is, without a server. */
export const addInspect = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  program
    .command("inspect")
    .description("tell what a file is: WIM, ESD or SWM")
    .argument("<file>", "the file to look into")
    .option("--json", "print one JSON object")
    .action(async (path: string, { json = false }: { json?: boolean }) => {
      try {
        const file = await read(path);
        const lines = describeFile(path, file).split("\n").map(printable);
        terminal.out(json ? jsonLine(file.inspection) : `${lines.join("\n")}\n`);
      } catch (error) {
        if (!(error instanceof WindlassError)) throw error;
        if (json) terminal.out(jsonLine(refusalAsData(error)));
        else terminal.error(refusalAsText(error));
        exit(refusedStatus);
      }
    });
};
