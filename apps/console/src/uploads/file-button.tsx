import { Button, type ButtonProps, ToolbarButton } from "@fluentui/react-components";
import { type ReactElement, useRef } from "react";

interface FileButtonProps {
  readonly label: string;
  readonly icon: ReactElement;
  readonly onFiles: (files: File[]) => void;
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly toolbar?: boolean;
  readonly appearance?: NonNullable<ButtonProps["appearance"]>;
  readonly disabled?: boolean;
}

/** A button that lets the user choose files. */
export const FileButton = ({ label, icon, onFiles, accept, multiple, toolbar, ...rest }: FileButtonProps) => {
  const input = useRef<HTMLInputElement>(null);
  const open = () => input.current?.click();
  const { appearance = "secondary", disabled = false } = rest;
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        multiple={multiple ?? false}
        accept={accept}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // So that choosing the same file again is a change again.
          event.target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
      {toolbar ? (
        <ToolbarButton icon={icon} onClick={open} disabled={disabled}>
          {label}
        </ToolbarButton>
      ) : (
        <Button icon={icon} onClick={open} appearance={appearance} disabled={disabled}>
          {label}
        </Button>
      )}
    </>
  );
};
