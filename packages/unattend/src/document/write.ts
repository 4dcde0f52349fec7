import type { Architecture } from "@windlass/protocol";
import { XMLBuilder } from "fast-xml-parser";
import type { Answers } from "./answers.ts";
import { type AnswerProblem, checkAnswers, type OrderedComponent, type OrderedSetting } from "./check.ts";

/** Answers that Setup would refuse; the file was not written. */
export class AnswersRefused extends Error {
  readonly problems: readonly AnswerProblem[];

  constructor(problems: readonly AnswerProblem[]) {
    super(problems.map(({ place, what }) => `${place} ${what}`).join("; "));
    this.name = "AnswersRefused";
    this.problems = problems;
  }
}

/** Microsoft's names in `processorArchitecture`. */
const processorArchitecture: Record<Architecture, string> = { x64: "amd64", arm64: "arm64", x86: "x86" };

const attribute = (name: string): string => `@${name}`;

/** Texts are written as they are: a formatter that breaks a line within one lengthens it beyond Setup's limits. */
const builder = new XMLBuilder({
  attributeNamePrefix: "@",
  ignoreAttributes: false,
  format: true,
  indentBy: "  ",
  suppressEmptyNode: false,
});

type Node = string | { readonly [name: string]: Node | readonly Node[] };

const settingNodes = (settings: readonly OrderedSetting[]): Record<string, Node | Node[]> => {
  const nodes: Record<string, Node | Node[]> = {};
  for (const { name, content, isItem } of settings) {
    if (!isItem) nodes[name] = typeof content === "string" ? content : settingNodes(content);
    else if (typeof content !== "string") {
      const before = nodes[name];
      const item = { [attribute("wcm:action")]: "add", ...settingNodes(content) };
      nodes[name] = [...(Array.isArray(before) ? before : []), item];
    }
  }
  return nodes;
};

/** Microsoft's answer files require all of these attributes. */
const componentNode = ({ name, settings }: OrderedComponent, architecture: Architecture): Node => ({
  [attribute("name")]: name,
  [attribute("processorArchitecture")]: processorArchitecture[architecture],
  [attribute("publicKeyToken")]: "31bf3856ad364e35",
  [attribute("language")]: "neutral",
  [attribute("versionScope")]: "nonSxS",
  ...settingNodes(settings),
});

/**
 * The text of an answer file for one architecture, to be written in UTF-8 without a byte order mark: passes, components
 * and settings in one order whatever the order of the answers, nothing empty.
 *
 * @throws AnswersRefused with everything that Setup would refuse the file for
 */
export const writeAnswers = (answers: Answers, architecture: Architecture): string => {
  const { ordered, problems } = checkAnswers(answers);
  if (problems.length > 0) throw new AnswersRefused(problems);
  return builder.build({
    "?xml": { [attribute("version")]: "1.0", [attribute("encoding")]: "utf-8" },
    unattend: {
      [attribute("xmlns")]: "urn:schemas-microsoft-com:unattend",
      [attribute("xmlns:wcm")]: "http://schemas.microsoft.com/WMIConfig/2002/State",
      settings: ordered.map(({ pass, components }) => ({
        [attribute("pass")]: pass,
        component: components.map((component) => componentNode(component, architecture)),
      })),
    },
  });
};
