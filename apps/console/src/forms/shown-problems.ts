import { type SyntheticEvent, useState } from "react";
import type { Problems } from "./problems.ts";

/** The findings in fields that were touched, and in what lies in them; of all fields once somebody tried to finish. */
export const shownProblems = (problems: Problems, touched: ReadonlySet<string>, all: boolean): Problems => {
  if (all) return problems;
  const isTouched = (path: string) => [...touched].some((place) => path === place || path.startsWith(`${place}.`));
  return Object.fromEntries(Object.entries(problems).filter(([path]) => isTouched(path)));
};

/**
 * Tells findings as a form is filled in, but none of a field that nobody has come to yet. A field is left, or changed,
 * where an element around it says `data-path`.
 */
export const useShownProblems = () => {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const touch = ({ target }: SyntheticEvent) => {
    const path = target instanceof Element && target.closest("[data-path]")?.getAttribute("data-path");
    if (path) setTouched((before) => (before.has(path) ? before : new Set([...before, path])));
  };
  return {
    touch,
    showAll: () => setAll(true),
    shown: (problems: Problems): Problems => shownProblems(problems, touched, all),
  };
};
