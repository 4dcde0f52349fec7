import { Page } from "../../components/page.tsx";

export const DeploymentPage = () => <Page title="DeploymentPage">…</Page>;
