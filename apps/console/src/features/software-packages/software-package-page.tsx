import { Page } from "../../components/page.tsx";

export const SoftwarePackagePage = () => <Page title="SoftwarePackagePage">…</Page>;
