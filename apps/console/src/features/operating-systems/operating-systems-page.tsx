import { Page } from "../../components/page.tsx";

export const OperatingSystemsPage = () => <Page title="OperatingSystemsPage">…</Page>;
