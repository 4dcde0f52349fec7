import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import { whenDriverFails } from "@windlass/protocol";
import { Card } from "../../../components/card.tsx";
import { PageLink } from "../../../components/links.tsx";
import type { BuildPartProps } from "../build-tab.ts";

/** What a build says of drivers; which ones a device gets is decided by the device itself. */
export const DriversCard = ({ value, onChange, readOnly }: BuildPartProps) => (
  <Card title="Drivers">
    <Field
      label="When a driver cannot be added"
      hint="A device gets what fits it of the published drivers. The one that failed is told on its deployment either way."
    >
      <RadioGroup
        value={value.whenDriverFails}
        disabled={readOnly}
        onChange={(_event, data) => onChange({ whenDriverFails: whenDriverFails.parse(data.value) })}
      >
        <Radio value="go-on" label="Go on without it (usual: Windows often has one of its own)" />
        <Radio value="stop" label="End the deployment" />
      </RadioGroup>
    </Field>
    <PageLink to="/drivers">Drivers of the library</PageLink>
  </Card>
);
