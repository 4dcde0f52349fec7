import { Page } from "../../components/page.tsx";

export const BuildsPage = () => <Page title="BuildsPage">…</Page>;
