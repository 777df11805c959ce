import { withoutLayout } from '../numbering/layout';
import { isOfNameCharacters, isSender, LONGEST_NAME } from './sender';

/** Why an account may not declare something as a sender: the one rule that it breaks, of those that its form comes under. */
export type SenderFault =
  | { readonly code: 'sender_missing' | 'sender_without_letter' }
  | { readonly code: 'sender_without_country_code' | 'sender_number_unknown' | 'sender_number_too_short' }
  | { readonly code: 'sender_too_long'; readonly facts: { readonly most: number; readonly length: number } }
  | { readonly code: 'sender_character'; readonly facts: { readonly character: string } };

const LETTER = /\p{L}/u;

const LEAST_DIGITS = 3;

/** Null: it may be declared. What has a letter is meant as a name, and digits alone as a number. */
export function senderFault(sender: string): SenderFault | null {
  if (isSender(sender)) return null;
  if (sender === '') return { code: 'sender_missing' };
  return (LETTER.test(sender) ? null : numberFault(withoutLayout(sender))) ?? nameFault(sender);
}

/** Null: it is not written like a number. */
function numberFault(digits: string): SenderFault | null {
  if (/^(?:\+|00)\d+$/.test(digits)) return { code: 'sender_number_unknown' };
  if (!/^\d+$/.test(digits)) return null;
  return { code: digits.length < LEAST_DIGITS ? 'sender_number_too_short' : 'sender_without_country_code' };
}

function nameFault(name: string): SenderFault {
  const characters = [...name];
  const character = characters.find((one) => !isOfNameCharacters(one));
  if (character !== undefined) return { code: 'sender_character', facts: { character } };
  const { length } = characters;
  return length > LONGEST_NAME
    ? { code: 'sender_too_long', facts: { most: LONGEST_NAME, length } }
    : { code: 'sender_without_letter' };
}
