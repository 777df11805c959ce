/**
 * Of a statement that is to change what its transaction has found and locked: a row that it does not find would take
 * money or a message with it.
 * @throws where it has changed another number of rows: then nothing is changed.
 */
export function assertChanged(changed: number, expected: number, what: string): void {
  if (changed !== expected) throw new Error(`${expected} of ${what} were to be changed, and ${changed} were there.`);
}
