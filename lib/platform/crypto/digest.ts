import { createHash } from 'node:crypto';

/** Tells texts apart, and keeps nothing of them: SHA-256 in base64url. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
