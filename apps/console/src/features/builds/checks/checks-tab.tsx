import { ChecksEditor } from "../../../components/checks/checks-editor.tsx";
import type { BuildTabProps } from "../build-tab.ts";

/** What a build's devices have to be like. Nothing is inherited: a build without checks makes none. */
export const ChecksTab = ({ value, onChange, readOnly }: BuildTabProps) => (
  <ChecksEditor
    value={value.checks}
    inherited={null}
    origin={null}
    readOnly={readOnly}
    onChange={(checks) => onChange({ checks })}
  />
);
