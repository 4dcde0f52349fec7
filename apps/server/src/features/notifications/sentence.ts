import type { CredentialKind, Happening } from "@windlass/protocol";

const credentialNames: Record<CredentialKind, string> = {
  "client-secret": "client secret",
  certificate: "certificate",
  "federated-token": "federated token",
};

const until = (expiresOn: string | null): string => (expiresOn === null ? "" : `, valid to ${expiresOn}`);

/** What happened, in one sentence for people. */
export const sentenceOf = (happening: Happening, organisation: string | null): string => {
  const whose = organisation === null ? "" : ` of ${organisation}`;
  switch (happening.kind) {
    case "credential-expiring": {
      const { credential, daysLeft, expiresOn } = happening.data;
      const days = daysLeft === 1 ? "1 day" : `${daysLeft} days`;
      return `The ${credentialNames[credential]}${whose} for Microsoft Entra expires in ${days} (${expiresOn}). Replace it before then.`;
    }
    case "credential-expired":
      return `The ${credentialNames[happening.data.credential]}${whose} for Microsoft Entra has expired: no device can be registered until it is replaced.`;
    case "credential-replaced": {
      const { credential, expiresOn } = happening.data;
      return `The credential${whose} for Microsoft Entra was replaced by a ${credentialNames[credential]}${until(expiresOn)}.`;
    }
    case "credential-rotated": {
      const { credential, expiresOn, oldRemoved, problem } = happening.data;
      const old = oldRemoved
        ? "the old one was removed"
        : "the old one is still at the app registration; remove it there";
      const why = problem ? ` ${problem.message} ${problem.remedy}` : "";
      return `The ${credentialNames[credential]}${whose} for Microsoft Entra was rotated${until(expiresOn)}; ${old}.${why}`;
    }
    case "credential-rotation-failed": {
      const { credential, problem } = happening.data;
      return `The ${credentialNames[credential]}${whose} for Microsoft Entra could not be rotated; the old one stays in use. ${problem.message} ${problem.remedy}`;
    }
    case "secret-expiring": {
      const { secret, daysLeft, expiresOn } = happening.data;
      const days = daysLeft === 1 ? "1 day" : `${daysLeft} days`;
      return `The secret “${secret.name}”${whose} expires in ${days} (${expiresOn}). Replace its value before then.`;
    }
    case "secret-expired":
      return `The secret “${happening.data.secret.name}”${whose} has expired: what uses it fails until its value is replaced.`;
    case "test":
      return "This is a test of a webhook of Windlass.";
  }
};
