import type { ReactNode, Ref } from "react";

interface ScrollRegionProps {
  /** What is in it, for those who hear the page. */
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLElement>;
}

/** A part of a page that scrolls by itself, also by keyboard. */
export const ScrollRegion = ({ label, className, children, ref }: ScrollRegionProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard (WCAG 2.1.1)
  <section ref={ref} className={className} tabIndex={0} aria-label={label}>
    {children}
  </section>
);
