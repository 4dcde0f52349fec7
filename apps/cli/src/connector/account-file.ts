import { open } from "node:fs/promises";
import { computerAccountBlob } from "@windlass/protocol";

/** In UTF-16, more than any account has. */
const mostBytes = 256 * 1024;

/** djoin writes UTF-16LE with a mark, and a zero at its end; Samba's tools write plain text. */
const textOf = (bytes: Buffer): string => {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isUtf16 ? "utf16le" : "utf8");
};

/** What djoin wrote, in one line of Base64; why there is none otherwise. */
export const readAccountFile = async (
  path: string,
): Promise<{ readonly blob: string } | { readonly problem: "file-missing" | "file-unreadable" }> => {
  const file = await open(path, "r").catch(() => undefined);
  if (!file) return { problem: "file-missing" };
  try {
    const { size } = await file.stat();
    if (size === 0) return { problem: "file-missing" };
    if (size > mostBytes) return { problem: "file-unreadable" };
    const bytes = Buffer.alloc(size);
    await file.read(bytes, 0, size, 0);
    const blob = computerAccountBlob.safeParse(textOf(bytes).replaceAll(/[\s\0\uFEFF]/g, ""));
    bytes.fill(0);
    return blob.success ? { blob: blob.data } : { problem: "file-unreadable" };
  } finally {
    await file.close();
  }
};
