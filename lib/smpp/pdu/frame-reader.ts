/** command_length of the shortest PDU, and of the longest that is read: one with a message_payload of 64 KiB. */
const SHORTEST = 16;
const LONGEST = 70_000;

const LENGTH = 4;

export type FrameReader = {
  /** The whole frames that end in these octets. Once it is malformed, nothing more is read. */
  push(octets: Buffer): readonly Buffer[];
  /** A length was told that no PDU has, so nobody knows where the next one begins. */
  isMalformed(): boolean;
};

/** Cuts what a socket reads into frames; it keeps less than one frame, and the octets it was given last. */
export function createFrameReader(): FrameReader {
  let kept: Buffer[] = [];
  let keptLength = 0;
  /** Octets that must have come before there is anything to do. */
  let needed = LENGTH;
  let malformed = false;

  return {
    push: (octets) => {
      if (malformed) return [];
      kept.push(octets);
      keptLength += octets.length;
      if (keptLength < needed) return [];
      const all = kept.length === 1 ? octets : Buffer.concat(kept, keptLength);
      const frames: Buffer[] = [];
      let at = 0;
      needed = LENGTH;
      while (all.length - at >= LENGTH) {
        const length = all.readUInt32BE(at);
        malformed = length < SHORTEST || length > LONGEST;
        needed = length;
        if (malformed || all.length - at < length) break;
        frames.push(all.subarray(at, at + length));
        at += length;
        needed = LENGTH;
      }
      const rest = all.subarray(at);
      kept = malformed || rest.length === 0 ? [] : [rest];
      keptLength = malformed ? 0 : rest.length;
      return frames;
    },
    isMalformed: () => malformed,
  };
}
