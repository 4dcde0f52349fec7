import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { Navigate, Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { sessionQuery } from "../api/people.ts";
import { ErrorBoundary } from "../components/error-boundary.tsx";
import { Failure } from "../components/failure.tsx";
import { Loading } from "../components/loading.tsx";
import { LiveProvider } from "./live-state.tsx";
import { Navigation } from "./navigation.tsx";
import { OrganisationScopeProvider } from "./organisation-scope.tsx";
import { TopBar } from "./top-bar.tsx";
import { useMedia } from "./use-media.ts";

const useStyles = makeStyles({
  skip: {
    position: "absolute",
    left: "-999px",
    ":focus": { left: "8px", top: "8px", zIndex: 20, padding: "8px", background: tokens.colorNeutralBackground1 },
  },
  frame: { display: "flex", alignItems: "stretch", minHeight: "calc(100dvh - 49px)" },
  menu: { position: "sticky", top: "49px", height: "calc(100dvh - 49px)", flexShrink: 0 },
  main: {
    flex: "1 1 0",
    minWidth: 0,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXXL}`,
    outlineStyle: "none",
    "@media (max-width: 720px)": { paddingInline: tokens.spacingHorizontalM },
  },
  content: { maxWidth: "1600px" },
  alone: { padding: tokens.spacingHorizontalXXL },
});

/** Below this width the menu lies over the page. */
const menuOverPage = "(max-width: 960px)";

const Frame = () => {
  const styles = useStyles();
  const overlay = useMedia(menuOverPage);
  const [menuOpen, setMenuOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <>
      <a href="#content" className={styles.skip}>
        Skip to the content
      </a>
      <TopBar onMenu={overlay ? () => setMenuOpen(true) : null} />
      <div className={styles.frame}>
        <div className={overlay ? undefined : styles.menu}>
          <Navigation overlay={overlay} open={menuOpen} onClose={() => setMenuOpen(false)} />
        </div>
        <main id="content" tabIndex={-1} className={styles.main}>
          <div className={styles.content}>
            <ErrorBoundary resetKey={path}>
              <Suspense fallback={<Loading />}>
                <Outlet />
              </Suspense>
            </ErrorBoundary>
          </div>
        </main>
      </div>
    </>
  );
};

/** Everything behind the sign-in. */
export const Shell = () => {
  const styles = useStyles();
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const from = useRouterState({ select: (state) => state.location.pathname });
  if (session === null) {
    // The address changes before the page for it has arrived; then this must not remember the sign-in itself.
    return from === "/sign-in" ? null : <Navigate to="/sign-in" search={from === "/" ? {} : { from }} />;
  }
  if (!session) {
    return (
      <div className={styles.alone}>{error ? <Failure error={error} retry={() => void refetch()} /> : <Loading />}</div>
    );
  }
  return (
    <OrganisationScopeProvider>
      <LiveProvider>
        <Frame />
      </LiveProvider>
    </OrganisationScopeProvider>
  );
};
