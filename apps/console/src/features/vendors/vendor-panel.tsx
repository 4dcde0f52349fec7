import { Text } from "@fluentui/react-components";
import type { ViewOf } from "../../api/definitions.ts";
import { Card } from "../../components/card.tsx";
import { LinesField } from "../../forms/lines-field.tsx";
import { DefinitionPanel, problemAt } from "../definitions/definition-panel.tsx";
import { NamingFields } from "../definitions/naming-fields.tsx";

interface VendorPanelProps {
  readonly view: ViewOf<"vendor"> | null;
  /** What devices call the maker that a new one is made for. */
  readonly proposed?: string;
  readonly onClose: () => void;
}

/** Makes or changes a vendor. */
export const VendorPanel = ({ view, proposed = "", onClose }: VendorPanelProps) => (
  <DefinitionPanel
    noun="vendor"
    view={view}
    initial={view?.definition ?? { kind: "vendor", name: proposed, description: "", aliases: [] }}
    onClose={onClose}
  >
    {({ value, onChange, problems, disabled }) => (
      <>
        <NamingFields
          value={value}
          onChange={onChange}
          problems={problems}
          disabled={disabled}
          hint="The one name that filters and lists use."
        />
        <LinesField
          label="Other names"
          disabled={disabled}
          hint="As SMBIOS tells them, one a line; * at the end takes all that begin so. Case, punctuation and Inc., Corp., GmbH and the like make no difference."
          value={value.aliases}
          onChange={(aliases) => onChange({ aliases })}
          problem={problemAt(problems, "aliases")}
        />
        {view && view.usedBy.length > 0 && (
          <Card title="Device models">
            <Text>{view.usedBy.map(({ name }) => name).join(", ")}</Text>
          </Card>
        )}
      </>
    )}
  </DefinitionPanel>
);
