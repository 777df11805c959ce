import { fault } from './fault';

/** How much a person may type, told by us: zod's own words would reach the form. */
export const tooLong = (
  what: 'email' | 'number' | 'subject' | 'text' | 'name' | 'password' | 'tag' | 'code',
  most: number,
) => fault('too_long', { what, most });

/** The longest address that mail servers accept. */
export const MAX_EMAIL_LENGTH = 254;
export const EMAIL_TOO_LONG = tooLong('email', MAX_EMAIL_LENGTH);
