import { Page } from "../../components/page.tsx";

export const PublishPage = () => <Page title="PublishPage">…</Page>;
