/** The portal's "Unblock device": v1.0 does not have it. */
export const allowNextEnrolment = { action: "allowNextEnrollment", version: "beta" } as const;
