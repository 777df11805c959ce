/** No character needs more in JSON, as UTF-8. */
const MOST_CHARACTER_BYTES = 6;

/** Whether a request that takes so many bytes takes a text, as its JSON carries it. */
export const fitsIntoRequest = (text: string, mostBytes: number): boolean =>
  text.length * MOST_CHARACTER_BYTES <= mostBytes || new TextEncoder().encode(JSON.stringify(text)).length <= mostBytes;
