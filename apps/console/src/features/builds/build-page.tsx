import { Page } from "../../components/page.tsx";

export const BuildPage = () => <Page title="BuildPage">…</Page>;
