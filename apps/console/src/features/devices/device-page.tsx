import { Page } from "../../components/page.tsx";

export const DevicePage = () => <Page title="DevicePage">…</Page>;
