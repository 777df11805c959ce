/**
 * The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, sections 6.2.1 and 6.2.1.1).
 * A character of the extension table is sent as ESC and a second septet, so it counts two.
 */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENSION = '\f^{}\\[~]|€';

const SEPTETS: ReadonlyMap<string, 1 | 2> = new Map([
  ...[...BASIC].map((character) => [character, 1] as const),
  ...[...EXTENSION].map((character) => [character, 2] as const),
]);

const ESCAPE = 0x1b;
const EXTENSION_CODES = [0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65];

/** The escape stands between the characters of the first table and is none. */
const CODES: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ...[...BASIC].map((character, index) => [character, [index < ESCAPE ? index : index + 1]] as const),
  ...[...EXTENSION].map((character, index) => [character, [ESCAPE, EXTENSION_CODES[index] ?? 0]] as const),
]);

/** The septets themselves, or undefined when GSM 7-bit cannot express it. */
export const gsm7Codes = (character: string): readonly number[] | undefined => CODES.get(character);

const CHARACTERS: ReadonlyMap<string, string> = new Map(
  [...CODES].map(([character, codes]) => [codes.join(), character]),
);

/** What these septets say. An escape before what the extension table lacks is a space, as handsets show it. */
export function gsm7Text(codes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    const extended = code === ESCAPE ? CHARACTERS.get(`${String(ESCAPE)},${String(codes[at + 1])}`) : undefined;
    if (extended !== undefined) at += 1;
    text += extended ?? CHARACTERS.get(String(code)) ?? ' ';
  }
  return text;
}

/** Septets that one character takes, or undefined when GSM 7-bit cannot express it. */
export const septetsOf = (character: string): 1 | 2 | undefined => SEPTETS.get(character);

/** Whether every character is in the alphabet or its extension table. */
export function isGsm7(text: string): boolean {
  for (const character of text) if (!SEPTETS.has(character)) return false;
  return true;
}

/** The characters, each once, that make a text Unicode. */
export const outsideGsm7 = (text: string): string[] =>
  [...new Set(text)].filter((character) => !SEPTETS.has(character));

/** Length in septets; a character outside GSM 7-bit counts nothing, so ask `isGsm7` first. */
export function gsm7Length(text: string): number {
  let septets = 0;
  for (const character of text) septets += SEPTETS.get(character) ?? 0;
  return septets;
}
