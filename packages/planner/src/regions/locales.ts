export interface Locale {
  /** As an answer file takes it: en-GB, sr-Latn-RS. */
  readonly tag: string;
  /** Windows' language identifier, four hexadecimal digits: the first half of an input profile. */
  readonly languageId: string;
}

/**
 * Languages with their regions that have an identifier of their own. Source: Microsoft, [MS-LCID] "Windows Language Code
 * Identifier (LCID) Reference", and Microsoft Learn, "Default input profiles (input locales) in Windows".
 */
const listed = `
af-ZA 0436|am-ET 045E|ar-AE 3801|ar-BH 3C01|ar-DZ 1401|ar-EG 0C01|ar-IQ 0801|ar-JO 2C01|ar-KW 3401|ar-LB 3001|ar-LY 1001
ar-MA 1801|ar-OM 2001|ar-QA 4001|ar-SA 0401|ar-SY 2801|ar-TN 1C01|ar-YE 2401|as-IN 044D|az-Latn-AZ 042C|be-BY 0423
bg-BG 0402|bn-BD 0845|bn-IN 0445|bs-Latn-BA 141A|ca-ES 0403|cs-CZ 0405|cy-GB 0452|da-DK 0406|de-AT 0C07|de-CH 0807
de-DE 0407|de-LI 1407|de-LU 1007|el-GR 0408|en-AU 0C09|en-CA 1009|en-GB 0809|en-HK 3C09|en-IE 1809|en-IN 4009|en-JM 2009
en-MY 4409|en-NZ 1409|en-PH 3409|en-SG 4809|en-TT 2C09|en-US 0409|en-ZA 1C09|es-AR 2C0A|es-BO 400A|es-CL 340A|es-CO 240A
es-CR 140A|es-DO 1C0A|es-EC 300A|es-ES 0C0A|es-GT 100A|es-HN 480A|es-MX 080A|es-NI 4C0A|es-PA 180A|es-PE 280A|es-PR 500A
es-PY 3C0A|es-SV 440A|es-US 540A|es-UY 380A|es-VE 200A|et-EE 0425|eu-ES 042D|fa-IR 0429|fi-FI 040B|fil-PH 0464|fr-BE 080C
fr-CA 0C0C|fr-CH 100C|fr-FR 040C|fr-LU 140C|fr-MA 380C|fr-MC 180C|ga-IE 083C|gd-GB 0491|gl-ES 0456|gu-IN 0447|he-IL 040D
hi-IN 0439|hr-BA 101A|hr-HR 041A|hu-HU 040E|hy-AM 042B|id-ID 0421|is-IS 040F|it-CH 0810|it-IT 0410|ja-JP 0411|ka-GE 0437
kk-KZ 043F|km-KH 0453|kn-IN 044B|ko-KR 0412|kok-IN 0457|ky-KG 0440|lb-LU 046E|lo-LA 0454|lt-LT 0427|lv-LV 0426|mi-NZ 0481
mk-MK 042F|ml-IN 044C|mn-MN 0450|mr-IN 044E|ms-BN 083E|ms-MY 043E|mt-MT 043A|nb-NO 0414|ne-NP 0461|nl-BE 0813|nl-NL 0413
nn-NO 0814|or-IN 0448|pa-IN 0446|pl-PL 0415|pt-BR 0416|pt-PT 0816|ro-MD 0818|ro-RO 0418|ru-RU 0419|si-LK 045B|sk-SK 041B
sl-SI 0424|sq-AL 041C|sr-Cyrl-BA 1C1A|sr-Cyrl-RS 281A|sr-Latn-RS 241A|sv-FI 081D|sv-SE 041D|sw-KE 0441|ta-IN 0449
te-IN 044A|th-TH 041E|tr-TR 041F|tt-RU 0444|uk-UA 0422|ur-PK 0420|uz-Latn-UZ 0443|vi-VN 042A|zh-CN 0804|zh-HK 0C04
zh-MO 1404|zh-SG 1004|zh-TW 0404`;

/** By tag. */
export const locales: readonly Locale[] = listed
  .trim()
  .split(/[|\n]/)
  .map((entry) => {
    const [tag = "", languageId = ""] = entry.split(" ");
    return { tag, languageId };
  });

const names = new Intl.DisplayNames("en", { type: "language", languageDisplay: "standard" });

/** A locale in words, `German (Germany)`; one that nobody knows as it is written. */
export const localeName = (tag: string): string => {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
};
