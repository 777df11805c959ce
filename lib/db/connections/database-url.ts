/** The path behind a `file:` URL. */
export const fileOf = (databaseUrl: string): string => databaseUrl.replace(/^file:/, '');
