/** A type, and then the length of all but that. */
const HEAD_BYTES = 5;

/** Takes what one side says, but for its very first words, in whatever pieces it comes; gives it on message by message. */
export function eachMessage(give: (message: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= HEAD_BYTES) {
      const length = 1 + rest.readInt32BE(1);
      if (rest.length < length) return;
      give(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
}
