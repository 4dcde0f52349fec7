import { Page } from "../../components/page.tsx";

export const BootProfilesPage = () => <Page title="BootProfilesPage">…</Page>;
