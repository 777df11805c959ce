import { hkdfSync } from 'node:crypto';

/**
 * By which Next encrypts what a page would hand through the browser to its own actions: it follows from the session's
 * secret, which all nodes of a database share. What a build brings is known to whoever has its sources.
 */
export const actionKey = (nextAuthSecret: string): string =>
  Buffer.from(hkdfSync('sha256', nextAuthSecret, '', 'server actions', 32)).toString('base64');
