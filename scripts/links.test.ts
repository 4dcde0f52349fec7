import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const pages = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  .filter((path) => path !== "" && existsSync(join(root, path)));

/** The anchors of a page's headings, as they are made of their words: small, without punctuation, hyphens for spaces. */
const anchorsOf = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/^#{1,6} (.+)$/gm)].map((heading) =>
      (heading[1] ?? "")
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );

const problemOf = (page: string, link: string): string | null => {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : join(dirname(page), path);
  if (!existsSync(join(root, target))) return `${page}: ${link} leads nowhere`;
  if (!anchor || !target.endsWith(".md")) return null;
  const has = anchorsOf(readFileSync(join(root, target), "utf8")).has(anchor);
  return has ? null : `${page}: ${link} names no heading`;
};

describe("the documentation", () => {
  it("links only to pages and headings that are there", () => {
    expect(pages.length).toBeGreaterThan(100);
    const links = pages.flatMap((page) =>
      [...readFileSync(join(root, page), "utf8").matchAll(/\]\(([^)\s]+)\)/g)]
        .map((match) => match[1] ?? "")
        .filter((link) => !/^[a-z]+:/.test(link))
        .map((link) => problemOf(page, link)),
    );
    expect(links.length).toBeGreaterThan(150);
    expect(links.filter((problem) => problem !== null)).toEqual([]);
  });
});
