import { foldedName } from "./folded-name.ts";

/** A model and how its devices call themselves. */
export interface ModelNames {
  readonly name: string;
  readonly vendorId: string;
  readonly aliases: readonly string[];
  readonly skus: readonly string[];
}

/** What a device tells of its model. */
export interface ToldModel {
  readonly vendorId: string | null;
  readonly product: string;
  readonly sku: string;
  /** SMBIOS type 1 version: where Lenovo writes the model's name. */
  readonly version: string;
}

const matches = (pattern: string, text: string): boolean => {
  const folded = foldedName(pattern);
  if (folded === "" || text === "") return false;
  return pattern.trim().endsWith("*") ? text.startsWith(folded) : text === folded;
};

/**
 * The model that a device is of: by its SKU, which tells it for sure, then by its product name, then by its version. Only
 * models of its own maker count. Several that match alike are a matter for people: the first in the given order is taken.
 */
export const findModel = <Model extends ModelNames>(models: readonly Model[], told: ToldModel): Model | null => {
  const own = models.filter(({ vendorId }) => vendorId === told.vendorId);
  const sku = foldedName(told.sku);
  const bySku = own.find(({ skus }) => skus.some((pattern) => matches(pattern, sku)));
  if (bySku) return bySku;
  for (const text of [told.product, told.version].map(foldedName)) {
    const named = own.find(({ name, aliases }) => [name, ...aliases].some((pattern) => matches(pattern, text)));
    if (named) return named;
  }
  return null;
};
