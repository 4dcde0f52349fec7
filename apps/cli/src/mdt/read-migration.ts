import { readMdtShare } from "@windlass/media";
import { type MdtMigration, planMigration } from "@windlass/planner";
import { WindlassError } from "@windlass/protocol";
import { shareOnDisk } from "./share-on-disk.ts";

export interface ReadMigration {
  readonly migration: MdtMigration;
  /** @throws WindlassError `mdt.import-incomplete` where a file could not be read: what it holds would be missing */
  readonly requireWhole: () => void;
}

/** @throws WindlassError `mdt.not-a-share` */
export const readMigration = async (folder: string): Promise<ReadMigration> => {
  const share = await readMdtShare(shareOnDisk(folder), folder);
  return {
    migration: planMigration(share),
    requireWhole: () => {
      const refused = share.problems.filter((problem) => problem.refused);
      const [first] = refused;
      if (!first) return;
      const parameters = { folder, count: refused.length, file: first.file };
      throw new WindlassError("mdt.import-incomplete", { parameters });
    },
  };
};
