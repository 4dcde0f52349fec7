import { Page } from "../../components/page.tsx";

export const SoftwarePackagesPage = () => <Page title="SoftwarePackagesPage">…</Page>;
