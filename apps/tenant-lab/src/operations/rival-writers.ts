import type { LabCore } from "../lab-core.ts";
import type { RivalWriter } from "../state/lab-entities.ts";
import { applicationOf } from "./applications.ts";
import { readCertificate } from "./credentials.ts";
import { LabRefusal } from "./refusal.ts";

export interface NewRival {
  /** Client id of the application. */
  readonly application: string;
  /** What the other one adds, without the private key. */
  readonly certificatePem: string;
  readonly order: RivalWriter["order"];
}

/** @throws LabRefusal 400, 404 */
export function rivalOf(lab: LabCore, { application, certificatePem, order }: NewRival): RivalWriter {
  const certificate = readCertificate(lab, certificatePem, null);
  if (certificate === null) throw new LabRefusal(400, "This is not a certificate in PEM.");
  return { application: applicationOf(lab, application).id, certificate, order };
}

/** Lets the other writer begin; the result is called when the request has taken effect. */
export function beginRival(lab: LabCore, rival: RivalWriter | undefined): () => void {
  if (rival === undefined) return () => {};
  const before = applicationOf(lab, rival.application).certificates;
  const write = () => {
    const application = applicationOf(lab, rival.application);
    lab.state.applications.put({ ...application, certificates: [...before, rival.certificate] });
  };
  if (rival.order === "over") return write;
  write();
  return () => {};
}
