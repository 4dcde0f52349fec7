import { DocumentCopy20Regular, WindowConsole20Regular } from "@fluentui/react-icons";
import type { SoftwareStep } from "@windlass/protocol";
import type { ReactElement } from "react";

/** The kinds of step in words and signs. */
export const stepKinds: Readonly<
  Record<SoftwareStep["kind"], { readonly title: string; readonly icon: ReactElement }>
> = {
  powershell: { title: "PowerShell", icon: <WindowConsole20Regular /> },
  copy: { title: "Copy", icon: <DocumentCopy20Regular /> },
};

/** What a step does, in one line. */
export const stepSummary = (step: SoftwareStep): string => {
  const flags = step.continueOnError ? " · goes on after an error" : "";
  if (step.kind === "copy") return `Copy · ${step.source} → ${step.destination}${flags}`;
  const firstLine = step.script.split("\n").find((line) => line.trim() !== "") ?? "";
  return `PowerShell · ${firstLine.trim().slice(0, 80)}${flags}`;
};

/** A new step of a kind, with the usual settings. */
export const newStep = (kind: SoftwareStep["kind"], id: string): SoftwareStep =>
  kind === "copy"
    ? { id, kind, name: "", continueOnError: false, source: "", destination: "C:\\", overwrite: true }
    : {
        id,
        kind,
        name: "",
        continueOnError: false,
        script: "",
        timeoutSeconds: 1800,
        successExitCodes: [0],
        rebootExitCodes: [3010],
      };
