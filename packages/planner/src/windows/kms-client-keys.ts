import type { WindowsImage } from "@windlass/protocol";

/**
 * KMS client setup keys by edition id. They are published for everybody and activate only where a KMS host or Active
 * Directory-based activation answers. Source: Microsoft Learn, "Key Management Services (KMS) client activation and product
 * keys" (windows-server/get-started/kms-client-activation-keys).
 */
const keys: Readonly<Record<string, string>> = {
  Professional: "W269N-WFGWX-YVC9B-4J6C9-T83GX",
  ProfessionalN: "MH37W-N47XK-V7XM9-C7227-GCQG9",
  ProfessionalWorkstation: "NRG8B-VKK3Q-CXVCJ-9G2XF-6Q84J",
  ProfessionalWorkstationN: "9FNHH-K3HBT-3W4TD-6383H-6XYWF",
  ProfessionalEducation: "6TP4R-GNPTD-KYYHQ-7B7DP-J447Y",
  ProfessionalEducationN: "YVWGF-BXNMC-HTQYQ-CPQ99-66QFC",
  Education: "NW6C2-QMPVW-D7KKK-3GKT6-VCFB2",
  EducationN: "2WH4N-8QGBV-H22JP-CT43Q-MDWWJ",
  Enterprise: "NPPR9-FWDCX-D2C8J-H872K-2YT43",
  EnterpriseN: "DPH2V-TTNVB-4X9Q3-TJR4H-KHJW4",
  EnterpriseG: "YYVX9-NTFWV-6MDM3-9PT4T-4M68B",
  EnterpriseGN: "44RPN-FTY23-9VTTB-MP9BX-T84FV",
};

/** Long-term servicing: from LTSC 2019 on, and of LTSB 2016 (build 14393). */
const servicingKeys: Readonly<Record<string, { readonly since2019: string; readonly of2016: string }>> = {
  EnterpriseS: { since2019: "M7XTQ-FN8P6-TTKYV-9D4CC-J462D", of2016: "DCPHK-NFMTC-H88MJ-PFHPY-QJ4BJ" },
  EnterpriseSN: { since2019: "92NFX-8DJQP-P6BBQ-THF9C-7CG2H", of2016: "QFFDN-GRT3P-VKWWX-X7T3R-8B639" },
};

const buildOf2016 = 14393;
const buildOf2019 = 17763;
/** LTSC 2021 is the first of the IoT editions that has a key of its own. */
const buildOf2021 = 19044;

/** The key for the edition of an image; null: Microsoft publishes none. */
export const kmsClientKeyOf = ({ edition, build }: Pick<WindowsImage, "edition" | "build">): string | null => {
  if (edition === null) return null;
  const servicing = servicingKeys[edition];
  if (servicing && build === buildOf2016) return servicing.of2016;
  if (servicing && (build ?? 0) >= buildOf2019) return servicing.since2019;
  if (edition === "IoTEnterpriseS" && (build ?? 0) >= buildOf2021) return "KBN8V-HFGQ4-MGXVD-347P6-PDQGT";
  return keys[edition] ?? null;
};
