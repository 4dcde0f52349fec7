/** Every stored thing has an id and a running number that fixes its place in listings. */
export interface Entity {
  readonly id: string;
  readonly sequence: number;
}

export interface TenantEntity extends Entity {
  readonly tenantId: string;
}
