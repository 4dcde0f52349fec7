/** Three-valued truth: `null` is "cannot tell". */
export type Truth = boolean | null;

export const negate = (truth: Truth): Truth => (truth === null ? null : !truth);

/** False as soon as one is false, whatever the others are. */
export const conjunction = (truths: Iterable<Truth>): Truth => {
  let result: Truth = true;
  for (const truth of truths) {
    if (truth === false) return false;
    if (truth === null) result = null;
  }
  return result;
};

/** True as soon as one is true, whatever the others are. */
export const disjunction = (truths: Iterable<Truth>): Truth => {
  let result: Truth = false;
  for (const truth of truths) {
    if (truth === true) return true;
    if (truth === null) result = null;
  }
  return result;
};
