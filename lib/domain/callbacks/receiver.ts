type Addressee = { readonly accountId: number; readonly apiUserId: number | null };

/**
 * Names who is called: what answers at one host, with its port, for one API user, or for the account where there is no
 * API user. Receivers that share a host, as those of a hook service do, wait for each other no more than hosts do.
 */
export const receiverName = (host: string, { accountId, apiUserId }: Addressee): string =>
  apiUserId === null ? `${host} account ${accountId}` : `${host} user ${apiUserId}`;

/** Where a URL leads; empty: nowhere, as a stored one of an earlier version may. */
export const hostOf = (url: string): string => URL.parse(url)?.host ?? '';
