/** How much a person may type, told in our words: zod's own would reach the form. */
const count = new Intl.NumberFormat('en-GB');

export const tooLong = (what: string, most: number): string => `${what} has at most ${count.format(most)} characters.`;

/** The longest address that mail servers accept. */
export const MAX_EMAIL_LENGTH = 254;
export const EMAIL_TOO_LONG = tooLong('An e-mail address', MAX_EMAIL_LENGTH);
