import { useEffect, useState } from "react";

/** What has the focus; of a menu's item, which goes with its menu, the button that opened the menu. */
const focused = (): Element | null => {
  const { activeElement } = document;
  const menu = activeElement?.closest("[role=menu]");
  return (menu && document.getElementById(menu.getAttribute("aria-labelledby") ?? "")) ?? activeElement;
};

/** What had the focus when something opened that covers the page. */
export const useFocusBefore = (open: boolean): Element | null => {
  const [seen, setSeen] = useState(() => ({ open, element: open ? focused() : null }));
  // Looked at while it is drawn: a moment later the focus is inside.
  if (seen.open !== open) setSeen({ open, element: open ? focused() : seen.element });
  return seen.element;
};

/**
 * Stands inside of what covers the page, and gives the focus back when that goes: whoever uses the keyboard goes on where
 * they were, and on the page's content where that is gone, too.
 */
export const FocusReturn = ({ to }: { readonly to: Element | null }) => {
  useEffect(
    () => () => {
      setTimeout(() => {
        const { activeElement, body } = document;
        if (activeElement !== null && activeElement !== body) return;
        const there = to?.isConnected === true && to !== body ? to : document.querySelector("main");
        if (there instanceof HTMLElement) there.focus();
      });
    },
    [to],
  );
  return null;
};
