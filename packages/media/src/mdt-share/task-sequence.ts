import type { MdtCondition, MdtNode, MdtSetting, MdtStep } from "@windlass/protocol";
import type { XmlElement } from "../wim/xml.ts";
import { readCommand } from "./command-files.ts";
import { settingOf } from "./ini.ts";
import { isSecret, withoutSecrets } from "./secrets.ts";
import type { ShareTree } from "./share-folder.ts";
import { allOf, attributeOf, firstOf, isTrue } from "./xml.ts";

const shownAttribute = (element: XmlElement, name: string): string => withoutSecrets(attributeOf(element, name)).text;

const hiddenSetting = (name: string): MdtSetting => ({ name, value: null, hidden: true, line: 0 });

/** Steps have both a variable's name and the property of the step; either may say that it is a password. */
const variableOf = (element: XmlElement): MdtSetting => {
  const name = attributeOf(element, "name") || attributeOf(element, "property");
  if (isSecret(attributeOf(element, "property"), element.text)) return hiddenSetting(name);
  return settingOf(name, element.text, 0);
};

/** A step or condition that names a variable in one setting and gives its value in another. */
const withNamedValue = (settings: readonly MdtSetting[]): MdtSetting[] => {
  const named = settings.find(({ name }) => /^(?:variable|variablename)$/i.test(name))?.value ?? "";
  return settings.map((setting) =>
    /^(?:value|variablevalue)$/i.test(setting.name) && setting.value !== null && isSecret(named, setting.value)
      ? hiddenSetting(setting.name)
      : setting,
  );
};

export const variablesOf = (list: XmlElement | undefined): MdtSetting[] =>
  withNamedValue(allOf(list, "variable").map(variableOf));

const partsOf = (element: XmlElement): MdtCondition[] => element.children.flatMap((child) => conditionOf(child) ?? []);

const operatorOf = (element: XmlElement): "and" | "or" | "not" => {
  const type = attributeOf(element, "type").toLowerCase();
  return type === "or" || type === "not" ? type : "and";
};

const conditionOf = (element: XmlElement): MdtCondition | null => {
  const kind = element.name.toLowerCase();
  if (kind === "expression")
    return { kind: "expression", type: attributeOf(element, "type"), variables: variablesOf(element) };
  if (kind === "operator") return { kind: operatorOf(element), parts: partsOf(element) };
  return null;
};

const conditionOfNode = (element: XmlElement): MdtCondition | null => {
  const parts = allOf(element, "condition").flatMap(partsOf);
  const [only] = parts;
  if (only === undefined) return null;
  return parts.length === 1 ? only : { kind: "and", parts };
};

const baseOf = (element: XmlElement) => ({
  name: shownAttribute(element, "name"),
  description: shownAttribute(element, "description"),
  disabled: isTrue(attributeOf(element, "disable")),
  continueOnError: isTrue(attributeOf(element, "continueOnError")),
  condition: conditionOfNode(element),
});

const stepOf = async (element: XmlElement, tree: ShareTree): Promise<MdtStep> => {
  const variables = variablesOf(firstOf(element, "defaultVarList"));
  const script = variables.find(({ name }) => name.toLowerCase() === "scriptname")?.value ?? "";
  const action = firstOf(element, "action")?.text ?? "";
  const startIn = shownAttribute(element, "startIn");
  // A PowerShell step names its script in a variable; a bare name means the folder Scripts.
  const command = await readCommand(tree, action, [startIn, "Scripts", ""]);
  const named = script === "" ? null : await readCommand(tree, `"${script}"`, ["Scripts", ""]);
  return {
    kind: "step",
    ...baseOf(element),
    type: attributeOf(element, "type"),
    command: { ...command, files: [...command.files, ...(named?.files ?? [])] },
    successCodes: attributeOf(element, "successCodeList") || attributeOf(element, "successCodes"),
    runIn: attributeOf(element, "runIn"),
    startIn,
    variables,
  };
};

/** The groups and steps of `ts.xml`, in order. Nesting is bounded by the XML's own. */
export const nodesOf = async (element: XmlElement, tree: ShareTree): Promise<MdtNode[]> => {
  const nodes: MdtNode[] = [];
  for (const child of element.children) {
    const kind = child.name.toLowerCase();
    if (kind === "group") nodes.push({ kind: "group", ...baseOf(child), nodes: await nodesOf(child, tree) });
    else if (kind === "step") nodes.push(await stepOf(child, tree));
  }
  return nodes;
};
