import { defaultQualityChecks } from "@windlass/planner";
import type { BuildTabProps } from "../build-tab.ts";
import { ChecksEditor } from "./checks-editor.tsx";

export const ChecksTab = ({ value, onChange, readOnly }: BuildTabProps) => (
  <ChecksEditor
    value={value.checks}
    inherited={defaultQualityChecks}
    origin="Windlass' defaults"
    readOnly={readOnly}
    onChange={(checks) => onChange({ checks })}
  />
);
