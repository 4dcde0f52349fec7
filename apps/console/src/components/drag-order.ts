/** Where on the screen an item lies, in pixels from the top. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/**
 * The place an item takes when it is let go.
 *
 * @param extents of all items where they lie while nothing is moved
 * @param from the place of the dragged one
 * @param pointer how far down the pointer is
 */
export const placeAt = (extents: readonly Extent[], from: number, pointer: number): number =>
  extents.filter(({ top, bottom }, index) => index !== from && (top + bottom) / 2 < pointer).length;

/** Pixels to scroll by while something is held at the edge of what is seen; 0 away from it. */
export const scrollAtEdge = (pointer: number, seen: Extent, reach = 56, step = 12): number => {
  if (pointer < seen.top + reach) return -step;
  return pointer > seen.bottom - reach ? step : 0;
};
