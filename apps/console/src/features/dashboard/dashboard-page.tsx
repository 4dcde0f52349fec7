import { Page } from "../../components/page.tsx";

export const DashboardPage = () => <Page title="DashboardPage">…</Page>;
