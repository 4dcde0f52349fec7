import type { Architecture, WindowsImage } from "@windlass/protocol";
import { WindlassError } from "@windlass/protocol";
import type { RandomAccessReader } from "../random-access.ts";
import { imageListLimit } from "./extent.ts";
import type { WimHeader } from "./header.ts";
import { childOf, childrenOf, parseXml, textOf, type XmlElement } from "./xml.ts";

/** `WINDOWS/ARCH`: Win32 API, SYSTEM_INFO.wProcessorArchitecture. */
const architectures: Readonly<Record<string, Architecture>> = { "0": "x86", "9": "x64", "12": "arm64" };

const unreadable = (fileName: string, what: string, cause?: unknown) =>
  new WindlassError("image.metadata-unreadable", { parameters: { file: fileName, what }, cause });

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;

const orNull = (text: string | null): string | null => (text === null || text === "" ? null : text);

const imageOf = (element: XmlElement, fileName: string): WindowsImage => {
  const index = wholeNumber(element.attributes.INDEX ?? null);
  if (index === null || index < 1) throw unreadable(fileName, "an image has no index");
  const windows = childOf(element, "WINDOWS");
  const languages = childOf(windows, "LANGUAGES");
  const version = childOf(windows, "VERSION");
  return {
    index,
    name: orNull(textOf(childOf(element, "NAME"))) ?? textOf(childOf(element, "DISPLAYNAME")) ?? "",
    edition: orNull(textOf(childOf(windows, "EDITIONID"))),
    architecture: architectures[textOf(childOf(windows, "ARCH")) ?? ""] ?? null,
    languages: childrenOf(languages, "LANGUAGE").flatMap((language) => orNull(textOf(language)) ?? []),
    defaultLanguage: orNull(textOf(childOf(languages, "DEFAULT"))),
    build: wholeNumber(textOf(childOf(version, "BUILD"))),
    servicePackBuild: wholeNumber(textOf(childOf(version, "SPBUILD"))),
    sizeBytes: wholeNumber(textOf(childOf(element, "TOTALBYTES"))) ?? 0,
  };
};

const decode = (bytes: Uint8Array, fileName: string): string => {
  try {
    return new TextDecoder("utf-16le", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(fileName, "it is not UTF-16 text", cause);
  }
};

/** What the XML of an image file says. */
export interface ImageList {
  /** In the order of their indexes. */
  readonly images: WindowsImage[];
  /** The XML as it is, with all that this reader does not know. */
  readonly xml: string;
  /** Microsoft's download services encrypt some ESD files; only they can open those. */
  readonly encrypted: boolean;
}

/**
 * Reads the XML that describes the images. Elements it does not know are kept in the text and otherwise ignored.
 *
 * @throws WindlassError `image.metadata-unreadable`, `image.header-invalid`
 */
export const readImageList = async (
  header: WimHeader,
  reader: RandomAccessReader,
  fileName: string,
): Promise<ImageList> => {
  const { imageList } = header;
  if (imageList.size === 0) throw unreadable(fileName, "there is none");
  if (imageList.compressed) throw unreadable(fileName, "it is compressed");
  if (imageList.size > imageListLimit)
    throw unreadable(fileName, `it takes ${imageList.size} bytes, more than the ${imageListLimit} that are read`);

  const text = decode(await reader.read(imageList.offset, imageList.size), fileName);
  const parsed = parseXml(text);
  if (parsed instanceof Error) throw unreadable(fileName, "it is not well-formed XML", parsed);
  if (parsed.name !== "WIM") throw unreadable(fileName, "its outermost element is not WIM");

  const images = childrenOf(parsed, "IMAGE").map((element) => imageOf(element, fileName));
  images.sort((one, other) => one.index - other.index);
  if (images.some((image, position) => image.index !== position + 1))
    throw unreadable(fileName, "its images are not numbered one after the other");
  if (images.length !== header.imageCount)
    throw new WindlassError("image.header-invalid", {
      parameters: { file: fileName, what: `it announces ${header.imageCount} images, the list has ${images.length}` },
    });
  return { images, xml: text, encrypted: childOf(childOf(parsed, "ESD"), "ENCRYPTED") !== undefined };
};
