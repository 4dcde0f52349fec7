import type { PackageFile } from "@windlass/protocol";
import type { FieldDifference } from "../publication/field-differences.ts";
import type { CodeKind, ServerObject } from "./kinds.ts";
import type { DocumentIssue } from "./read-document.ts";
import type { Fields } from "./schema-walk.ts";

/** What is wrong with a folder. */
export interface FolderIssue extends DocumentIssue {
  readonly file: string;
  /** `missing`: the file is right, and what it describes has to be brought to the server another way. */
  readonly kind: "wrong" | "missing";
}

/** What becomes of one object when a folder is applied. */
export interface FolderChange {
  /** `leave`: only the server has it, and it stays. */
  readonly action: "create" | "change" | "delete" | "leave" | "keep";
  readonly kind: CodeKind;
  readonly isShared: boolean;
  readonly title: string;
  /** Null: the folder has none for it. */
  readonly file: string | null;
  /** As the server has it; null: it is made. */
  readonly there: ServerObject | null;
  /** As the folder has it, with ids in place for what is still to be made; null: the folder has it not. */
  readonly definition: Fields | null;
  /** Stands for its id in other definitions until it is made. */
  readonly id: string;
  readonly fields: readonly FieldDifference[];
}

export interface FolderComparison {
  /** In the order of files. With any, nothing is to be done. */
  readonly issues: readonly FolderIssue[];
  /** In the order in which they can be made; what is deleted comes last, each after what names it. */
  readonly changes: readonly FolderChange[];
}

/** The files of a package that the server lacks, as it lists them and as the folder does. */
export const filesToSend = ({ there, definition }: Pick<FolderChange, "there" | "definition">): PackageFile[] => {
  const listed = (fields: Fields | undefined | null) => (fields?.files ?? []) as readonly PackageFile[];
  const known = listed(there?.definition);
  return listed(definition).filter(
    ({ path, sha256 }) => !known.some((file) => file.path === path && file.sha256 === sha256),
  );
};
