import type { ToldError } from "@windlass/protocol";

/** What an upload is for: shown on the page of the same purpose. `operating-systems`, or a package's id. */
export type UploadPurpose = string;

/**
 * `queued` waits for its turn; `finishing`: the bytes are there and the server takes them over; `failed` can be resumed
 * unless the server refused the file.
 */
export type UploadState = "queued" | "sending" | "paused" | "finishing" | "failed";

export interface UploadItem {
  readonly id: number;
  readonly purpose: UploadPurpose;
  readonly fileName: string;
  readonly state: UploadState;
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly bytesPerSecond: number | null;
  readonly failure: ToldError | null;
}

/** One running transfer, as the store drives it. */
export interface Transfer {
  readonly start: () => void;
  /** Stops sending; what was sent stays on the server. */
  readonly pause: () => void;
  /** Stops and has the server forget it. */
  readonly discard: () => void;
}

export interface TransferEvents {
  readonly onProgress: (sentBytes: number) => void;
  readonly onFailure: (failure: ToldError) => void;
  /** All bytes are on the server under this upload id. */
  readonly onSent: (uploadId: string) => void;
}

export interface UploadOrder {
  readonly purpose: UploadPurpose;
  readonly fileName: string;
  readonly totalBytes: number;
  readonly createTransfer: (events: TransferEvents) => Transfer;
  /** Hands the finished upload to its purpose. A failure is told by {@link UploadStoreOptions.toldOf}. */
  readonly finish: (uploadId: string) => Promise<unknown>;
}

interface UploadStoreOptions {
  /** Milliseconds, only ever compared. */
  readonly now: () => number;
  readonly toldOf: (error: unknown) => ToldError;
  readonly most: number;
}

interface Running {
  item: UploadItem;
  readonly order: UploadOrder;
  readonly transfer: Transfer;
  uploadId: string | null;
  mark: { readonly at: number; readonly bytes: number } | null;
}

/** Uploads of this browser tab. They go on while one moves between pages; at most `most` send at the same time. */
export class UploadStore {
  readonly #options: UploadStoreOptions;
  readonly #listeners = new Set<() => void>();
  #uploads: Running[] = [];
  #items: readonly UploadItem[] = [];
  #nextId = 1;

  constructor(options: UploadStoreOptions) {
    this.#options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same array until something changes. */
  readonly items = (): readonly UploadItem[] => this.#items;

  /** Adds a file and sends it as soon as it is its turn. */
  add(order: UploadOrder): void {
    const id = this.#nextId;
    this.#nextId += 1;
    const { purpose, fileName, totalBytes } = order;
    const transfer = order.createTransfer({
      onProgress: (sentBytes) => this.#progress(id, sentBytes),
      onFailure: (failure) => this.#change(id, { state: "failed", failure, bytesPerSecond: null }),
      onSent: (uploadId) => void this.#finish(id, uploadId),
    });
    const item: UploadItem = {
      id,
      purpose,
      fileName,
      totalBytes,
      state: "queued",
      sentBytes: 0,
      bytesPerSecond: null,
      failure: null,
    };
    this.#uploads = [...this.#uploads, { item, order, transfer, uploadId: null, mark: null }];
    this.#tell();
  }

  pause(id: number): void {
    this.#find(id)?.transfer.pause();
    this.#change(id, { state: "paused", bytesPerSecond: null });
  }

  /** Goes on with a paused or failed upload from where it stopped. */
  resume(id: number): void {
    const upload = this.#find(id);
    if (!upload) return;
    upload.mark = null;
    if (upload.uploadId) void this.#finish(id, upload.uploadId);
    else this.#change(id, { state: "queued", failure: null });
  }

  /** Ends an upload and has the server forget what was sent. */
  cancel(id: number): void {
    this.#find(id)?.transfer.discard();
    this.#remove(id);
  }

  #find(id: number): Running | undefined {
    return this.#uploads.find((upload) => upload.item.id === id);
  }

  #progress(id: number, sentBytes: number): void {
    const upload = this.#find(id);
    if (upload?.item.state !== "sending") return;
    const at = this.#options.now();
    upload.mark ??= { at, bytes: sentBytes };
    const seconds = (at - upload.mark.at) / 1000;
    const bytesPerSecond = seconds >= 1 ? (sentBytes - upload.mark.bytes) / seconds : null;
    this.#change(id, { sentBytes, bytesPerSecond });
  }

  async #finish(id: number, uploadId: string): Promise<void> {
    const upload = this.#find(id);
    if (!upload) return;
    upload.uploadId = uploadId;
    this.#change(id, { state: "finishing", sentBytes: upload.order.totalBytes, bytesPerSecond: null, failure: null });
    try {
      await upload.order.finish(uploadId);
      this.#remove(id);
    } catch (error) {
      this.#change(id, { state: "failed", failure: this.#options.toldOf(error) });
    }
  }

  #change(id: number, change: Partial<UploadItem>): void {
    const upload = this.#find(id);
    if (!upload) return;
    upload.item = { ...upload.item, ...change };
    this.#tell();
  }

  #remove(id: number): void {
    this.#uploads = this.#uploads.filter((upload) => upload.item.id !== id);
    this.#tell();
  }

  /** Starts what may start, then tells everybody who looks. */
  #tell(): void {
    const sending = this.#uploads.filter((upload) => upload.item.state === "sending").length;
    const waiting = this.#uploads.filter((upload) => upload.item.state === "queued");
    const started = waiting.slice(0, Math.max(0, this.#options.most - sending));
    for (const upload of started) upload.item = { ...upload.item, state: "sending" };
    this.#items = this.#uploads.map((upload) => upload.item);
    for (const listener of this.#listeners) listener();
    for (const upload of started) upload.transfer.start();
  }
}
