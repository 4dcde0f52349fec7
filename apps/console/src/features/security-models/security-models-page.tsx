import { PeopleLockRegular } from "@fluentui/react-icons";
import type { ViewOf } from "../../api/definitions.ts";
import type { Column } from "../../components/list-grid.tsx";
import { DefinitionsPage } from "../definitions/definitions-page.tsx";
import { SecurityModelPanel } from "./security-model-panel.tsx";

type Model = ViewOf<"security-model">;

const accountsOf = ({ definition }: Model): string => definition.accounts.map(({ name }) => name).join(", ");
const groupsOf = ({ definition }: Model): string => definition.groups.map(({ name }) => name).join(", ");
const lapsOf = ({ definition }: Model): string =>
  definition.accounts.find(({ managedByLaps }) => managedByLaps)?.name ?? "";

const columns: readonly Column<Model>[] = [
  { id: "accounts", title: "Accounts", grow: 1.6, value: accountsOf, render: (model) => accountsOf(model) || "–" },
  { id: "groups", title: "Own groups", wideOnly: true, value: groupsOf, render: (model) => groupsOf(model) || "–" },
  { id: "laps", title: "Windows LAPS", wideOnly: true, value: lapsOf, render: (model) => lapsOf(model) || "–" },
];

/** All local security models. */
export const SecurityModelsPage = () => (
  <DefinitionsPage
    kind="security-model"
    title="Local security models"
    description="Local accounts and groups of devices; passwords are secrets."
    noun="local security model"
    columns={columns}
    icon={<PeopleLockRegular />}
    whatFor="Describe which local accounts and groups a device is to have, and which account Windows LAPS takes over."
    panel={(view, onClose) => <SecurityModelPanel key={view?.revision ?? 0} view={view} onClose={onClose} />}
  />
);
