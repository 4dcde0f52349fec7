import { arch, cpus, platform, release, totalmem } from "node:os";

/** What the figures were measured on, in one line. */
export const machine = (): string => {
  const processors = cpus();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  const model = (processors[0]?.model ?? "unknown processor").trim();
  return `${processors.length} × ${model}, ${gigabytes} GB, ${platform()} ${release()} ${arch()}, Node ${process.versions.node}`;
};
