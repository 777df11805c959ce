/**
 * Receipts as SMPP has them (appendix B) end in the first characters of the message, and gateways pass them on as they
 * come: a history is no place for a text, which its message has, or no longer has.
 */

/** What such a receipt says besides; or it says nothing else. */
const LABEL = /(?:^|[\s,;])(?:id|sub|dlvrd|submit date|done date|stat|err):|^\s*text:/i;

const REPEATED = /(\btext:)(?=.*\S).*$/is;

/** A carrier's words without what they repeat of the message; what only speaks of a text stays. */
export const withoutRepeatedText = (words: string): string =>
  LABEL.test(words) ? words.replace(REPEATED, '$1…') : words;

/** Whether words have the form of such a receipt, and so are more than a message. */
export const hasReceiptLabel = (words: string): boolean => LABEL.test(words);
