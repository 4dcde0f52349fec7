import { Page } from "../../components/page.tsx";

export const DevicesPage = () => <Page title="DevicesPage">…</Page>;
