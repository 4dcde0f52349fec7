import { makeStyles, Title2, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect } from "react";

const useStyles = makeStyles({
  page: {
    minHeight: "100dvh",
    display: "grid",
    placeItems: "center",
    padding: tokens.spacingHorizontalL,
    boxSizing: "border-box",
    backgroundColor: tokens.colorNeutralBackground3,
  },
  card: {
    width: "100%",
    maxWidth: "440px",
    boxSizing: "border-box",
    padding: tokens.spacingHorizontalXXXL,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow16,
    backgroundColor: tokens.colorNeutralBackground1,
    "@media (max-width: 480px)": { padding: tokens.spacingHorizontalXL },
  },
  brand: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    fontWeight: tokens.fontWeightSemibold,
    marginBottom: tokens.spacingVerticalL,
  },
  title: { display: "block", margin: 0, marginBottom: tokens.spacingVerticalL },
});

/** The frame of the pages before one is signed in. */
export const Entrance = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const styles = useStyles();
  useEffect(() => {
    document.title = `${title} · Windlass`;
  }, [title]);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <img src="/windlass.svg" alt="" width={28} height={28} />
          Windlass
        </div>
        <Title2 as="h1" className={styles.title}>
          {title}
        </Title2>
        {children}
      </div>
    </main>
  );
};

const useFormStyles = makeStyles({ form: { display: "grid", gap: tokens.spacingVerticalL } });

/** Spacing of the entrance's forms. */
export const useEntranceForm = () => useFormStyles().form;
