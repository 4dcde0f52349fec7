import { Button, Link } from "@fluentui/react-components";
import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";

type AnchorProps = ComponentProps<"a">;

// The router hands its reference along only to preload links that scroll into view, which the console does not do.
const Anchor = ({ ref: _ref, ...props }: AnchorProps) => <Link as="a" {...props} />;

interface AnchorButtonProps extends AnchorProps {
  readonly appearance?: "primary" | "secondary" | "subtle" | "outline" | "transparent";
  readonly size?: "small" | "medium" | "large";
}

const AnchorButton = ({ ref: _ref, ...props }: AnchorButtonProps) => <Button as="a" {...props} />;

/** A link to a page of the console, looking like every other link. */
export const PageLink = createLink(Anchor);

/** A link to a page of the console that looks like a button. */
export const PageLinkButton = createLink(AnchorButton);
