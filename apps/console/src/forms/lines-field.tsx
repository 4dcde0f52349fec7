import { useState } from "react";
import { TextArea } from "./text-area.tsx";

interface LinesFieldProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly problem?: string | undefined;
  readonly hint?: string;
  readonly disabled?: boolean;
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** A list of short texts, one a line. Empty lines are no entries, but stay while one types. */
export const LinesField = ({ value, onChange, ...props }: LinesFieldProps) => {
  const [text, setText] = useState(value.join("\n"));
  return (
    <TextArea
      {...props}
      monospace
      rows={Math.min(10, Math.max(3, value.length + 1))}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(linesOf(next));
      }}
    />
  );
};
