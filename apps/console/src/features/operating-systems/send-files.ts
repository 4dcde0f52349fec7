import { importOperatingSystem } from "../../api/operating-systems.ts";
import { uploadFile } from "../../uploads/uploads.ts";
import { importsOf } from "./releases.ts";

/** The purpose under which the uploads of this page are shown. */
export const uploadPurpose = "operating-systems";

/**
 * Uploads files and has each imported; of a split set when the last of its parts has arrived.
 *
 * @param onImport told when an import has begun
 */
export const sendFiles = (files: readonly File[], organisationId: string, onImport: () => unknown): void => {
  for (const parts of importsOf(files)) {
    const arrived: string[] = [];
    const finish = async (uploadId: string) => {
      arrived.push(uploadId);
      const [first, ...others] = arrived;
      if (arrived.length < parts.length || first === undefined) return;
      await importOperatingSystem(organisationId, first, others);
      await onImport();
    };
    for (const file of parts) uploadFile({ file, organisationId, purpose: uploadPurpose, finish });
  }
};
