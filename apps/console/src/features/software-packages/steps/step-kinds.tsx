import {
  AppsAddIn20Regular,
  Box20Regular,
  Code20Regular,
  Database20Regular,
  DatabaseMultiple20Regular,
  DocumentCopy20Regular,
  Play20Regular,
  WindowConsole20Regular,
} from "@fluentui/react-icons";
import { type SoftwareStep, type StepKind, softwareStep } from "@windlass/protocol";
import type { ReactElement } from "react";
import { blankOf } from "../../../forms/schema-form/shape.ts";

/** The kinds of step in words and signs. */
export const stepKinds: Readonly<Record<StepKind, { readonly title: string; readonly icon: ReactElement }>> = {
  powershell: { title: "PowerShell", icon: <WindowConsole20Regular /> },
  cmd: { title: "Command line", icon: <Code20Regular /> },
  execute: { title: "Program", icon: <Play20Regular /> },
  msi: { title: "MSI", icon: <Box20Regular /> },
  winget: { title: "WinGet", icon: <AppsAddIn20Regular /> },
  copy: { title: "Copy", icon: <DocumentCopy20Regular /> },
  registry: { title: "Registry", icon: <Database20Regular /> },
  "registry-bulk": { title: "Registry file", icon: <DatabaseMultiple20Regular /> },
};

const firstLine = (text: string): string => text.split("\n").find((line) => line.trim() !== "") ?? "";

/** What a kind of step does, without its title. */
const doing = (step: SoftwareStep): string => {
  switch (step.kind) {
    case "powershell":
      return step.file ?? firstLine(step.script).trim().slice(0, 80);
    case "cmd":
      return step.command.slice(0, 80);
    case "execute":
      return [step.program, ...step.arguments, step.rawArguments].join(" ").trim().slice(0, 80);
    case "msi":
      return `${step.action} ${step.file ?? step.path ?? step.productCode ?? ""}`;
    case "winget": {
      const version = step.pins[0]?.version;
      return `${step.packageId} ${version ?? "(not resolved yet)"}`;
    }
    case "copy":
      return `${step.source} → ${step.destination}`;
    case "registry":
      return `${step.change.action === "set" ? "set" : step.change.action.replace("-", " ")} ${step.change.key}`;
    case "registry-bulk":
      return `${step.changes.length} changes${step.importedFrom && ` from ${step.importedFrom}`}`;
  }
};

/** What a step does, in one line. */
export const stepSummary = (step: SoftwareStep): string =>
  `${stepKinds[step.kind].title} · ${doing(step)}${step.continueOnError ? " · goes on after an error" : ""}`;

/** The schema of a kind of step. */
export const schemaOfKind = (kind: StepKind) => {
  const schema = softwareStep.options.find((option) => option.shape.kind.value === kind);
  if (!schema) throw new Error(`there is no step of kind ${kind}`);
  return schema;
};

/** A step as its form holds it: what a person has entered so far. */
export type StepDraft = Readonly<Record<string, unknown>> & { readonly id: string; readonly kind: StepKind };

/** A new step of a kind, with the usual settings and nothing of its own yet. */
export const newStep = (kind: StepKind, id: string, changes: Readonly<Record<string, unknown>> = {}): StepDraft => {
  const blank = blankOf(schemaOfKind(kind));
  return { ...(typeof blank === "object" ? blank : {}), ...changes, id, kind };
};
