import { QuestionCircleRegular } from "@fluentui/react-icons";
import { EmptyState } from "../components/empty-state.tsx";
import { PageLinkButton } from "../components/links.tsx";

/** For addresses that lead nowhere. */
export const NotFound = () => (
  <EmptyState
    icon={<QuestionCircleRegular />}
    title="There is nothing at this address"
    action={
      <PageLinkButton to="/" appearance="primary">
        Go to the dashboard
      </PageLinkButton>
    }
  >
    The link may be old, or a letter is missing.
  </EmptyState>
);
