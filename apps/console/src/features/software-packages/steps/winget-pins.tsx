import { Button, Field, MessageBar, MessageBarBody, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowSync20Regular, Search20Regular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { architecture, exitCodeText, type WingetPin, wingetPin, wingetQuestion } from "@windlass/protocol";
import { type ReactNode, useState } from "react";
import { z } from "zod";
import { resolveWinget } from "../../../api/software-packages.ts";
import { CopyText } from "../../../components/copy-text.tsx";
import { Facts } from "../../../components/facts.tsx";
import { Failure } from "../../../components/failure.tsx";
import { Age } from "../../../components/time.tsx";
import { problemsOf } from "../../../forms/problems.ts";
import { commandsOfPin, frameworkWords, kindOfPin, wayOfPin } from "./pin-words.ts";
import type { StepDraft } from "./step-kinds.tsx";
import { stepWords } from "./step-words.ts";

const useStyles = makeStyles({
  root: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS, justifyItems: "start" },
  list: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    justifySelf: "stretch",
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
  pin: {
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: "anywhere",
    minWidth: 0,
  },
});

type Fact = readonly [name: string, value: ReactNode];

const lines = (texts: readonly string[]) => (
  <>
    {texts.map((text) => (
      <div key={text}>{text}</div>
    ))}
  </>
);

/** What only some kinds of installer have. */
const factsOfKind = (pin: WingetPin): Fact[] => {
  const commands = commandsOfPin(pin);
  const takesSwitches = pin.type !== "portable" && pin.type !== "msix" && pin.type !== "appx";
  return [
    ...(pin.nestedFiles.length > 0
      ? [["Files in the archive", lines(pin.nestedFiles.map(({ path }) => path))] as const]
      : []),
    ...(commands.length > 0 ? [["Called as", commands.join(", ")] as const] : []),
    ...(pin.portable ? [["Listed as", `${pin.portable.displayName} ${pin.portable.displayVersion}`] as const] : []),
    ...(pin.requires.length > 0 ? [["Needs before it", lines(pin.requires)] as const] : []),
    ...(pin.dependencies.length > 0 ? [["Comes with", lines(pin.dependencies.map(frameworkWords))] as const] : []),
    ...(takesSwitches
      ? [
          ["Switches", pin.arguments === "" ? "none" : pin.arguments] as const,
          ["Product code", pin.productCode] as const,
        ]
      : []),
  ];
};

const exitCodesOf = ({ exitCodes }: WingetPin): string =>
  exitCodes.length === 0 ? "those known" : exitCodes.map(({ code }) => exitCodeText(code)).join(", ");

const Pin = ({ pin, scope }: { readonly pin: WingetPin; readonly scope: string }) => (
  <Facts
    facts={[
      ["Version", pin.version],
      ["Processor", stepWords.values[pin.architecture] ?? pin.architecture],
      ["Kind", kindOfPin(pin)],
      ["On the device", wayOfPin(pin)],
      ["Installs for", stepWords.values[scope] ?? scope],
      ...factsOfKind(pin),
      ["Address", pin.url],
      ["SHA-256", <CopyText key="hash" text={pin.sha256} label={`SHA-256 for ${pin.architecture}`} />],
      ...(pin.type === "portable" ? [] : [["Exit codes", exitCodesOf(pin)] as const]),
      ["Found", <Age key="found" at={pin.resolvedAt} />],
    ]}
  />
);

interface WingetPinsProps {
  readonly step: StepDraft;
  readonly onChange: (changes: Readonly<Record<string, unknown>>) => void;
}

const questionOf = (step: StepDraft) => ({
  packageId: String(step.packageId ?? ""),
  version: step.version === null || step.version === undefined ? null : String(step.version),
  scope: step.scope === "user" ? ("user" as const) : ("machine" as const),
  architectures: architecture.options,
});

/** Which installers the step comes to. They are pinned: a device gets exactly these, whatever the source says later. */
export const WingetPins = ({ step, onChange }: WingetPinsProps) => {
  const styles = useStyles();
  const [problem, setProblem] = useState("");
  const pins = z.array(wingetPin).safeParse(step.pins).data ?? [];
  const question = questionOf(step);
  const resolve = useMutation({
    mutationFn: resolveWinget,
    onSuccess: (answer) => onChange({ pins: answer.pins, ...(step.name ? {} : { name: `Install ${answer.name}` }) }),
  });
  const find = () => {
    const found = Object.values(problemsOf(wingetQuestion, question));
    setProblem(found[0] ?? "");
    if (found.length === 0) resolve.mutate(question);
  };
  const isOther = pins.some(({ version }) => question.version !== null && version !== question.version);
  const button = pins.length > 0 ? "Find again" : "Find and pin";
  return (
    <Field
      label="Installers"
      hint="The server looks them up and pins address and hash; the device needs no winget."
      {...(problem && { validationMessage: problem, validationState: "error" as const })}
    >
      <div className={styles.root}>
        <Button
          icon={pins.length > 0 ? <ArrowSync20Regular /> : <Search20Regular />}
          disabled={resolve.isPending}
          onClick={find}
        >
          {resolve.isPending ? "Looking up …" : button}
        </Button>
        <Failure error={resolve.error} />
        {isOther && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              The pinned installers are of another version than the one asked for: find them again.
            </MessageBarBody>
          </MessageBar>
        )}
        {resolve.data?.problems.map(({ architecture: processor, message }) => (
          <Text key={processor}>{`${stepWords.values[processor] ?? processor}: ${message}`}</Text>
        ))}
        {resolve.data?.notes.map(({ architecture: processor, message }) => (
          <Text key={`${processor} ${message}`}>{`${stepWords.values[processor] ?? processor}: ${message}`}</Text>
        ))}
        {resolve.data && resolve.data.dependencies.length > 0 && (
          <Text>{`It needs ${resolve.data.dependencies.join(", ")}: make packages of them and add them as dependencies.`}</Text>
        )}
        <ul className={styles.list} aria-label="Pinned installers">
          {pins.map((pin) => (
            <li key={pin.architecture} className={styles.pin}>
              <Pin pin={pin} scope={question.scope} />
            </li>
          ))}
        </ul>
      </div>
    </Field>
  );
};
