import { useEffect, useSyncExternalStore } from "react";
import { toldOf } from "../api/api-error.ts";
import { createTusTransfer } from "./tus-transfer.ts";
import { type UploadItem, type UploadPurpose, UploadStore } from "./upload-store.ts";

const atTheSameTime = 2;

/** The uploads of this tab. */
export const uploads = new UploadStore({ now: () => performance.now(), toldOf, most: atTheSameTime });

interface FileToUpload {
  readonly file: File;
  readonly organisationId: string;
  readonly purpose: UploadPurpose;
  /** Name to show, the file's own when left out. */
  readonly name?: string;
  readonly finish: (uploadId: string) => Promise<unknown>;
}

/** Sends a file and then hands it to its purpose. */
export const uploadFile = ({ file, organisationId, purpose, name = file.name, finish }: FileToUpload): void =>
  uploads.add({
    purpose,
    fileName: name,
    totalBytes: file.size,
    createTransfer: createTusTransfer(file, organisationId, `${purpose}|${name}`),
    finish,
  });

/** The uploads of one purpose; while any is unfinished, closing the tab asks first. */
export const useUploads = (purpose: UploadPurpose): readonly UploadItem[] => {
  const items = useSyncExternalStore(uploads.subscribe, uploads.items);
  const unfinished = items.length > 0;
  useEffect(() => {
    if (!unfinished) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [unfinished]);
  return items.filter((item) => item.purpose === purpose);
};
