import type { RandomAccessReader } from "../random-access.ts";

/** A file or folder of a volume, as its folder names it. */
export interface DiscNode {
  readonly name: string;
  /** Links and devices are told apart and never followed. */
  readonly kind: "file" | "folder" | "other";
  /** The byte of the image at which it is described; the same for the same folder, which shows cycles. */
  readonly position: number;
  /** The folder's contents. @throws WindlassError `disc.*` */
  children(): Promise<DiscNode[]>;
  /** Bytes of the file's contents. @throws WindlassError `disc.*` */
  size(): Promise<number>;
  /** The file's contents, read in place. @throws WindlassError `disc.*` */
  open(): Promise<RandomAccessReader>;
}

/** A volume whose structures have been judged. */
export interface FileSystem {
  readonly fileSystem: "udf" | "iso9660";
  /** Where the names come from: `UDF 1.02`, `ISO 9660 with Joliet names`. */
  readonly description: string;
  readonly label: string;
  readonly root: DiscNode;
}
