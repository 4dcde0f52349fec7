import { PageTabs } from "../../components/page-tabs.tsx";

const tabs = [
  { title: "Drivers", to: "/drivers" },
  { title: "Packs", to: "/drivers/packs" },
  { title: "Coverage", to: "/drivers/coverage" },
  { title: "Match", to: "/drivers/match" },
] as const;

/** Leads from page to page of the drivers' area. */
export const DriverTabs = () => <PageTabs label="Drivers" tabs={tabs} />;
