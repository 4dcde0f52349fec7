import { PageTabs } from "../../components/page-tabs.tsx";

/** The pages of the Autopilot area, in the order of its tab bar. A page puts itself here. */
const tabs = [
  { title: "Registrations", to: "/autopilot" },
  { title: "Devices", to: "/autopilot/devices" },
  { title: "Corporate identifiers", to: "/autopilot/identifiers" },
  // The page of one file belongs to this tab.
  { title: "Import", to: "/autopilot/import", hasPagesBelow: true },
] as const;

/** Leads from page to page of the Autopilot area. */
export const AutopilotTabs = () => <PageTabs label="Autopilot" tabs={tabs} />;
