import { Button, Tooltip } from "@fluentui/react-components";
import { Checkmark16Regular, Copy16Regular } from "@fluentui/react-icons";
import { useEffect, useState } from "react";
import { Spoken } from "./spoken.tsx";

const shownMilliseconds = 2000;

/** Copies a text; says so for two seconds. */
export const CopyButton = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownMilliseconds);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <Tooltip content={copied ? "Copied" : label} relationship="label">
        <Button
          size="small"
          appearance="subtle"
          icon={copied ? <Checkmark16Regular /> : <Copy16Regular />}
          onClick={copy}
        />
      </Tooltip>
      <Spoken>{copied ? "Copied" : ""}</Spoken>
    </>
  );
};
