import { Button } from "@fluentui/react-components";
import { type ReactElement, useEffect, useRef } from "react";

interface FolderButtonProps {
  readonly label: string;
  readonly icon: ReactElement;
  readonly onFiles: (files: File[]) => void;
}

/** A button that lets the user choose a folder; each file's `webkitRelativePath` begins with the folder's name. */
export const FolderButton = ({ label, icon, onFiles }: FolderButtonProps) => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.webkitdirectory = true;
  }, []);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
      <Button icon={icon} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
};
