/** Lets a line of each kind through once in a while, so that nobody fills the log by repeating himself. */
export type Throttle = {
  /** How many of this kind were held back since the last that was let through; null: hold this one back too. */
  admit(kind: string, now: Date): number | null;
};

type Kind = { admittedAt: number; heldBack: number };

const OTHERS = 'others';

/** Beyond `mostKinds` at once, new ones share a kind. */
export function createThrottle({ everyMs, mostKinds }: { everyMs: number; mostKinds: number }): Throttle {
  const kinds = new Map<string, Kind>();
  const forgetOld = (before: number) => {
    for (const [name, { admittedAt }] of kinds) if (admittedAt <= before) kinds.delete(name);
  };
  return {
    admit(wanted, now) {
      const at = now.getTime();
      if (kinds.size >= mostKinds && !kinds.has(wanted)) forgetOld(at - everyMs);
      const name = kinds.size >= mostKinds && !kinds.has(wanted) ? OTHERS : wanted;
      const kind = kinds.get(name);
      if (kind && at - kind.admittedAt < everyMs && at >= kind.admittedAt) {
        kind.heldBack += 1;
        return null;
      }
      kinds.set(name, { admittedAt: at, heldBack: 0 });
      return kind?.heldBack ?? 0;
    },
  };
}
