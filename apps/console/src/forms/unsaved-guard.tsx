import { Text } from "@fluentui/react-components";
import { useBlocker } from "@tanstack/react-router";
import { Confirm } from "../components/confirm.tsx";

/** Asks before a page with unsaved changes is left. */
export const UnsavedGuard = ({ dirty }: { readonly dirty: boolean }) => {
  const blocker = useBlocker({
    // Another tab of the page is another address of the same page.
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  return (
    <Confirm
      open={blocker.status === "blocked"}
      title="Leave without saving?"
      confirmLabel="Leave"
      busy={false}
      error={null}
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      <Text>Your changes on this page are not saved.</Text>
    </Confirm>
  );
};
