/** The longest C-octet string that is read: SMSCs write ids and addresses longer than the specification allows. */
const LONGEST_READ = 255;

/** Reads fields one after the other, never beyond the end; what could not be read is told by `isBroken`. */
export function readFields(frame: Buffer, from: number) {
  let at = from;
  let broken = false;
  const take = (count: number): number => {
    if (at + count > frame.length) broken = true;
    const start = at;
    if (!broken) at += count;
    return start;
  };
  return {
    byte: (): number => {
      const start = take(1);
      return broken ? 0 : (frame[start] ?? 0);
    },
    octets: (count: number): Buffer => {
      const start = take(count);
      return broken ? Buffer.alloc(0) : frame.subarray(start, start + count);
    },
    /** @param endsWithFrame the end of the frame may stand for its NUL. */
    text: ({ endsWithFrame = false } = {}): string => {
      if (broken) return '';
      const nul = frame.indexOf(0, at);
      const end = nul < 0 && endsWithFrame ? frame.length : nul;
      if (end < 0 || end - at > LONGEST_READ) {
        broken = true;
        return '';
      }
      const value = frame.toString('latin1', at, end);
      at = Math.min(end + 1, frame.length);
      return value;
    },
    left: (): number => frame.length - at,
    isBroken: (): boolean => broken,
  };
}

export type Fields = ReturnType<typeof readFields>;
