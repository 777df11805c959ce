/** Texts as programs write them, safe whatever they hold. */

export const shellQuoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A JSON string is also a string of Python and JavaScript. */
export const quoted = (text: string) => JSON.stringify(text);
