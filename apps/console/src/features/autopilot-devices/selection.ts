import type { AutopilotDeviceFilter, AutopilotSelection } from "@windlass/protocol";

/** Chosen devices: some by name, kept from page to page, or all that match the filter. */
export type Selected = { readonly kind: "some"; readonly ids: ReadonlySet<string> } | { readonly kind: "all" };

export const nothing: Selected = { kind: "some", ids: new Set() };

/** With these devices, or without them. */
export const withDevices = (selected: Selected, ids: readonly string[], on: boolean): Selected => {
  const next = new Set(selected.kind === "some" ? selected.ids : []);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return { kind: "some", ids: next };
};

export const isSelected = (selected: Selected, id: string): boolean => selected.kind === "all" || selected.ids.has(id);

/** How many; `total` is what the filter finds. */
export const countOf = (selected: Selected, total: number): number =>
  selected.kind === "all" ? total : selected.ids.size;

/** As the API takes it. */
export const selectionOf = (selected: Selected, filter: AutopilotDeviceFilter): AutopilotSelection =>
  selected.kind === "all" ? { kind: "filter", filter } : { kind: "devices", ids: [...selected.ids] };
