/** One change of one registered device, with everything filled in. */
export type DeviceChange =
  /** What is left out stays as it is; tag and name are always written together. */
  | { readonly kind: "properties"; readonly groupTag?: string; readonly displayName?: string }
  | { readonly kind: "assign-user"; readonly userPrincipalName: string; readonly addressableUserName: string }
  | { readonly kind: "unassign-user" }
  | { readonly kind: "unblock" }
  | { readonly kind: "delete"; readonly alsoFromIntune: boolean };

/**
 * Whether Intune takes this as a device's name.
 *
 * Source: Windows Autopilot, "Configure profiles", device name template: at most 15 characters, letters, digits and
 * hyphens, not only digits.
 */
export const isDeviceName = (name: string): boolean => /^[A-Za-z0-9-]{1,15}$/u.test(name) && !/^\d+$/u.test(name);
