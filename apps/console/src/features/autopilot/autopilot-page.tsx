import { Page } from "../../components/page.tsx";

export const AutopilotPage = () => <Page title="AutopilotPage">…</Page>;
