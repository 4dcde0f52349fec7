import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Platform } from "../platform/platform.ts";
import { readTextIfThere, syncFolder, writeFileAtomically } from "./atomic-file.ts";

/** In the volatile folder: says that the workspace has moved to the disk. A new start from boot media finds it gone. */
const movedMarker = "workspace-moved";

/**
 * The agent's own folder: key, session, journal, downloads. It begins in the volatile folder and moves to the Windows
 * partition as soon as there is one, so that a restart of the device continues the same deployment.
 */
export class Workspace {
  readonly #platform: Platform;
  #folder: string;
  #durable: boolean;

  private constructor(platform: Platform, folder: string, durable: boolean) {
    this.#platform = platform;
    this.#folder = folder;
    this.#durable = durable;
  }

  /**
   * Opens the workspace of a deployment that was begun, or a new one. In Windows PE only the volatile folder decides: what
   * lies on the disk may be left from an earlier deployment.
   */
  static async open(platform: Platform): Promise<Workspace> {
    const ram = platform.volatileFolder();
    const disk = await platform.durableFolder();
    const { environment } = await platform.boot();
    const onDisk = environment !== "windows-pe" || existsSync(join(ram, movedMarker));
    if (onDisk && disk !== null && existsSync(disk)) return new Workspace(platform, disk, true);
    if (environment !== "windows-pe") {
      throw new Error("there is no deployment to continue; start the device from its boot medium");
    }
    const folder = join(ram, "workspace");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return new Workspace(platform, folder, false);
  }

  get durable(): boolean {
    return this.#durable;
  }

  /** Host path of a file of the workspace; ask again after every step, because the workspace moves once. */
  path(...parts: readonly string[]): string {
    return join(this.#folder, ...parts);
  }

  folder(name: string): string {
    const path = this.path(name);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  }

  read(name: string): string | null {
    return readTextIfThere(this.path(name));
  }

  write(name: string, content: string): void {
    writeFileAtomically(this.path(name), content);
  }

  /**
   * Moves to the Windows partition. Synchronous from copying to switching over, so that nothing is written to the old
   * place in between; killed in between, the old place is still whole and complete.
   */
  async moveToDisk(): Promise<void> {
    const target = await this.#platform.durableFolder();
    if (this.#durable || target === null) return;
    const unfinished = `${target}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    rmSync(target, { recursive: true, force: true });
    cpSync(this.#folder, unfinished, { recursive: true, preserveTimestamps: true });
    renameSync(unfinished, target);
    syncFolder(dirname(target));
    writeFileAtomically(join(this.#platform.volatileFolder(), movedMarker), "");
    rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = target;
    this.#durable = true;
  }

  /** Removes the workspace with key, token and downloads. */
  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    rmSync(join(this.#platform.volatileFolder(), movedMarker), { force: true });
  }
}
