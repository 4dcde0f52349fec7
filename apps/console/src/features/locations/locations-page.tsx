import { LocationRegular } from "@fluentui/react-icons";
import { subnetProblem } from "@windlass/planner";
import type { ViewOf } from "../../api/definitions.ts";
import type { Column } from "../../components/list-grid.tsx";
import { LinesField } from "../../forms/lines-field.tsx";
import type { Problems } from "../../forms/problems.ts";
import { TextArea } from "../../forms/text-area.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { DefinitionPanel, problemAt } from "../definitions/definition-panel.tsx";
import { DefinitionsPage } from "../definitions/definitions-page.tsx";

type Location = ViewOf<"location">;

const columns: readonly Column<Location>[] = [
  {
    id: "address",
    title: "Address",
    wideOnly: true,
    value: ({ definition }) => definition.address,
    render: ({ definition }) => definition.address || "–",
  },
  {
    id: "subnets",
    title: "Networks",
    grow: 2,
    value: ({ definition }) => definition.subnets.join(", "),
    render: ({ definition }) => definition.subnets.join(", ") || "–",
  },
];

const newLocation = { kind: "location", name: "", code: "", address: "", notes: "", subnets: [] } as const;

const check = ({ subnets }: Location["definition"]): Problems => {
  const problem = subnetProblem(subnets, []);
  return problem === null ? {} : { subnets: `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.` };
};

const LocationPanel = ({ view, onClose }: { readonly view: Location | null; readonly onClose: () => void }) => (
  <DefinitionPanel
    key={view?.id ?? "new"}
    noun="location"
    view={view}
    initial={view?.definition ?? { ...newLocation, subnets: [] }}
    check={check}
    onClose={onClose}
  >
    {({ value, onChange, problems, disabled }) => (
      <>
        <TextField
          label="Name"
          required
          disabled={disabled}
          value={value.name}
          onChange={(name) => onChange({ name })}
          problem={problems.name}
        />
        <TextField
          label="Code"
          monospace
          disabled={disabled}
          hint="What %LOCATION% in a computer name stands for, such as MUC: up to 8 letters or digits."
          value={value.code}
          onChange={(code) => onChange({ code })}
          problem={problems.code}
        />
        <LinesField
          label="Networks"
          disabled={disabled}
          hint="One a line, such as 10.20.0.0/16 or 2001:db8:20::/48. A device is at the location in whose network it is."
          value={value.subnets}
          onChange={(subnets) => onChange({ subnets })}
          problem={problemAt(problems, "subnets")}
        />
        <TextField
          label="Address"
          disabled={disabled}
          value={value.address}
          onChange={(address) => onChange({ address })}
          problem={problems.address}
        />
        <TextArea
          label="Notes"
          disabled={disabled}
          value={value.notes}
          onChange={(notes) => onChange({ notes })}
          problem={problems.notes}
        />
      </>
    )}
  </DefinitionPanel>
);

/** All locations. */
export const LocationsPage = () => (
  <DefinitionsPage
    kind="location"
    title="Locations"
    description="Places where devices are, known by the networks there."
    noun="location"
    columns={columns}
    icon={<LocationRegular />}
    whatFor="Describe your sites by their networks: devices are then known by where they ask from, and filters can ask for it."
    panel={(view, onClose) => <LocationPanel key={view?.revision ?? 0} view={view} onClose={onClose} />}
  />
);
