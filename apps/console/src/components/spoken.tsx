import { makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  hidden: {
    position: "absolute",
    width: "1px",
    height: "1px",
    margin: "-1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

/** Words for screen readers alone, where eyes have a sign or a colour. */
export const Unseen = ({ children }: { readonly children: ReactNode }) => (
  <span className={useStyles().hidden}>{children}</span>
);

/** Like {@link Unseen}, and read out whenever it changes. */
export const Spoken = ({ children }: { readonly children: ReactNode }) => (
  <span aria-live="polite" className={useStyles().hidden}>
    {children}
  </span>
);
