import { localeName, locales } from "./locales.ts";

export interface Keyboard {
  /** Eight hexadecimal digits: the second half of an input profile. */
  readonly id: string;
  readonly name: string;
}

/**
 * Source: Microsoft Learn, "Keyboard identifiers and input method editors for Windows", compared with every pair of "Default
 * input profiles (input locales) in Windows" as of Windows 11. Other legacy layouts are left out.
 */
const listed = `
0000041C Albanian|00000401 Arabic (101)|00010401 Arabic (102)|00020401 Arabic (102) AZERTY|0002042B Armenian Phonetic
0003042B Armenian Typewriter|0001042C Azerbaijani (Standard)|00000445 Bangla|00020445 Bangla - INSCRIPT|00000423 Belarusian
0001080C Belgian (Comma)|00000813 Belgian (Period)|0000080C Belgian French|00030402 Bulgarian|00010402 Bulgarian (Latin)
00020402 Bulgarian (Phonetic)|00040402 Bulgarian (Phonetic Traditional)|00001009 Canadian French
00011009 Canadian Multilingual Standard|00000405 Czech|00010405 Czech (QWERTY)|00020405 Czech Programmers|00000406 Danish
00000439 Devanagari - INSCRIPT|00000413 Dutch|00004009 English (India)|00000425 Estonian|00000438 Faeroese|0000040B Finnish
0001083B Finnish with Sami|0000040C French|00010437 Georgian (QWERTY)|00020437 Georgian (Ergonomic)|00000407 German
00010407 German (IBM)|00000408 Greek|00050408 Greek Latin|00000447 Gujarati|0002040D Hebrew (Standard)|0000040E Hungarian
0001040E Hungarian 101-key|0000040F Icelandic|00001809 Irish|00000410 Italian|00010410 Italian (142)|00000411 Japanese
0000044B Kannada|0000043F Kazakh|00010453 Khmer (NIDA)|00000412 Korean|00000440 Kyrgyz Cyrillic|00000454 Lao
0000080A Latin American|00020426 Latvian (Standard)|00010427 Lithuanian|00020427 Lithuanian Standard
0000046E Luxembourgish|0001042F Macedonian (North Macedonia) - Standard|0000044C Malayalam|0000043A Maltese 47-Key
0001043A Maltese 48-Key|00000481 Maori|0000044E Marathi|00000450 Mongolian Cyrillic|00000461 Nepali|00000414 Norwegian
0000043B Norwegian with Sami|00000448 Odia|00050429 Persian (Standard)|00000415 Polish (Programmers)|00010415 Polish (214)
00000816 Portuguese|00000416 Portuguese (Brazil ABNT)|00010416 Portuguese (Brazil ABNT2)|00000446 Punjabi
00010418 Romanian (Standard)|00020418 Romanian (Programmers)|00000419 Russian|00020419 Russian - Mnemonic
00010419 Russian (Typewriter)|00011809 Scottish Gaelic|00000C1A Serbian (Cyrillic)|0000081A Serbian (Latin)
0000045B Sinhala|0000041B Slovak|0001041B Slovak (QWERTY)|00000424 Slovenian|0000040A Spanish|0001040A Spanish Variation
0000041A Standard (Croatian)|0000041D Swedish|0000083B Swedish with Sami|0000100C Swiss French|00000807 Swiss German
00020449 Tamil 99|00010444 Tatar|0000044A Telugu|0000041E Thai Kedmanee|0000041F Turkish Q|0001041F Turkish F
0000085F Central Atlas Tamazight|00000474 Guarani|00000468 Hausa|00000475 Hawaiian|00010439 Hindi Traditional|00000470 Igbo
0000085D Inuktitut - Latin|0001045D Inuktitut - Naqittaut|00000463 Pashto (Afghanistan)|00000429 Persian|00000485 Sakha
0000046C Sesotho sa Leboa|00000432 Setswana|0002042E Sorbian Standard|0000045A Syriac|00000428 Tajik|00000451 Tibetan (PRC)
00010451 Tibetan (PRC) - Updated|0000105F Tifinagh (Basic)|00000442 Turkmen|00010480 Uyghur|00000843 Uzbek Cyrillic
00000488 Wolof|00020422 Ukrainian (Enhanced)|00000809 United Kingdom|00000452 United Kingdom Extended|00000409 US
00010409 United States-Dvorak|00030409 United States-Dvorak for left hand|00040409 United States-Dvorak for right hand
00020409 United States-International|00000420 Urdu|0000042A Vietnamese`;

/** By name. */
export const keyboards: readonly Keyboard[] = listed
  .trim()
  .split(/[|\n]/)
  .map((entry) => ({ id: entry.slice(0, 8), name: entry.slice(9) }))
  .toSorted((left, right) => left.name.localeCompare(right.name, "en"));

/**
 * An input profile in words: `German (Germany), usual keyboard`, `German (Germany), US`. What is not among the known ones
 * stays as it is written.
 */
export const inputLocaleName = (profile: string): string => {
  const [languageId = "", keyboardId] = profile.split(":");
  if (keyboardId === undefined) return `${localeName(profile)}, usual keyboard`;
  const tag = locales.find((locale) => locale.languageId === languageId.toUpperCase())?.tag;
  const language = tag === undefined ? languageId : localeName(tag);
  if (keyboardId.startsWith("{")) return `${language}, input method ${keyboardId}`;
  return `${language}, ${keyboards.find(({ id }) => id === keyboardId.toUpperCase())?.name ?? keyboardId}`;
};
