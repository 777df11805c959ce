/** Requests of the peer that cannot be read: each is refused once, and taken when it comes again, or it would for ever. */

const HEADER = 16;
const MOST = 100;

/** What is remembered of a frame: its body in 32 bits (FNV-1a). Two that are mistaken for one cannot be read either. */
function printOf(frame: Buffer): number {
  let print = 0x811c_9dc5;
  for (const octet of frame.subarray(HEADER)) print = Math.imul(print ^ octet, 0x0100_0193) >>> 0;
  return print;
}

export type Unreadable = readonly number[];

/** `known`: it came before, and was refused. */
export function remember(before: Unreadable, frame: Buffer): { readonly known: boolean; readonly after: Unreadable } {
  const print = printOf(frame);
  const known = before.includes(print);
  return { known, after: known ? before : [...before, print].slice(-MOST) };
}
