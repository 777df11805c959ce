/**
 * What is done under it is done once: thirty-two hexadecimal digits. `crypto.randomUUID` is not there where a browser
 * thinks a page insecure.
 */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
