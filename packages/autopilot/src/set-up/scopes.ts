import type { MadeObject, SetUpWish } from "@windlass/protocol";

/** What a sign-in is for: the wish, and what was made for an earlier one and may have to be removed. */
export interface SignInSubject {
  readonly wish: Pick<SetUpWish, "profile" | "renewsItself">;
  readonly made?: readonly Pick<MadeObject, "kind">[];
}

/**
 * Delegated permissions that doing or undoing takes, and no more (Microsoft Graph permissions reference). The person's roles
 * limit them further: a delegated token may never do more than whoever signed in.
 */
export const delegatedScopes = ({ wish, made = [] }: SignInSubject): string[] => {
  const hasMade = (kind: MadeObject["kind"]) => made.some((object) => object.kind === kind);
  return [
    "Application.ReadWrite.All",
    "AppRoleAssignment.ReadWrite.All",
    "Group.ReadWrite.All",
    ...(wish.profile || hasMade("profile") || hasMade("assignment")
      ? ["DeviceManagementServiceConfig.ReadWrite.All"]
      : []),
    // Changing owners takes it beside Application.ReadWrite.All ("application: add owner").
    ...(wish.renewsItself || hasMade("ownership") ? ["Directory.Read.All"] : []),
  ];
};
