import { PageTabs } from "../../components/page-tabs.tsx";

const tabs = [
  { title: "Builds", to: "/builds" },
  { title: "Preview a plan", to: "/builds/preview" },
] as const;

/** Leads from page to page of the builds' area. */
export const BuildTabs = () => <PageTabs label="Builds" tabs={tabs} />;
