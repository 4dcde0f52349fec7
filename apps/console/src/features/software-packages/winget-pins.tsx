import { Button, Field, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Search20Regular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { wingetPin, wingetQuestion } from "@windlass/protocol";
import { useState } from "react";
import { z } from "zod";
import { resolveWinget } from "../../api/software-packages.ts";
import { Failure } from "../../components/failure.tsx";
import { problemsOf } from "../../forms/problems.ts";
import type { StepDraft } from "./step-kinds.tsx";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
  find: { justifySelf: "start" },
});

interface WingetPinsProps {
  readonly step: StepDraft;
  readonly onChange: (changes: Readonly<Record<string, unknown>>) => void;
}

/** Which installers the step comes to. They are pinned: a device gets exactly these, whatever the source says later. */
export const WingetPins = ({ step, onChange }: WingetPinsProps) => {
  const styles = useStyles();
  const [problem, setProblem] = useState("");
  const pins = z.array(wingetPin).safeParse(step.pins).data ?? [];
  const resolve = useMutation({
    mutationFn: resolveWinget,
    onSuccess: (answer) => onChange({ pins: answer.pins, ...(step.name ? {} : { name: `Install ${answer.name}` }) }),
  });
  const find = () => {
    const question = {
      packageId: String(step.packageId ?? ""),
      version: step.version === null ? null : String(step.version ?? ""),
      scope: step.scope === "user" ? ("user" as const) : ("machine" as const),
      architectures: ["x64" as const, "arm64" as const],
    };
    const found = Object.values(problemsOf(wingetQuestion, question));
    setProblem(found[0] ?? "");
    if (found.length === 0) resolve.mutate(question);
  };
  return (
    <Field
      label="Installers"
      hint="The server looks them up and pins address and hash; the device needs no winget."
      {...(problem && { validationMessage: problem, validationState: "error" as const })}
    >
      <Button className={styles.find} icon={<Search20Regular />} disabled={resolve.isPending} onClick={find}>
        {resolve.isPending ? "Looking up …" : "Find and pin"}
      </Button>
      <Failure error={resolve.error} />
      {resolve.data?.problems.map(({ message }) => (
        <Text key={message}>{message}</Text>
      ))}
      {resolve.data && resolve.data.dependencies.length > 0 && (
        <Text>{`It needs ${resolve.data.dependencies.join(", ")}: make packages of them and add them as dependencies.`}</Text>
      )}
      <ul className={styles.list} aria-label="Pinned installers">
        {pins.map((pin) => (
          <li key={pin.architecture}>
            {`${pin.version} for ${pin.architecture}, ${pin.type}: ${pin.url} (SHA-256 ${pin.sha256.slice(0, 12)}…)`}
          </li>
        ))}
      </ul>
    </Field>
  );
};
