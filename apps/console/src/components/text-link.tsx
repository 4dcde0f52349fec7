import { Link } from "@fluentui/react-components";
import type { ReactNode } from "react";

/** Opens something on this page, and looks like the links to other pages. */
export const TextLink = ({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) => (
  <Link as="button" onClick={onClick} style={{ textAlign: "left" }}>
    {children}
  </Link>
);
