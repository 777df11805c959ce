/** Which submit_sm are one message: those of one API user, from and to the same, by one reference, until all have come. */
import { joinedBy, type KeptPart, LONGEST_WAIT_FOR_PARTS, type Part } from '@/lib/domain/smpp/submission';

/** Of one API user: more are told to come later. */
const MOST_WAITING = 1_000;

type Group = Map<number, KeptPart>;

/** `kept`: what an earlier process, or another one, has kept; `beside`: how many more of an API user’s wait, not named here. */
export function createJoining(kept: readonly KeptPart[], beside = 0) {
  /** The newest of each name; one whose place was taken by another text waits among the others for its end. */
  const groups = new Map<string, Group>();
  const left: KeptPart[] = [];
  /** Names of those that are whole and are being accepted, which may take longer than they may wait. */
  const held = new Set<string>();
  const counts = new Map<number, number>();
  const count = ({ apiUserId }: Part, by: number) => {
    const now = (counts.get(apiUserId) ?? 0) + by;
    if (now > 0) counts.set(apiUserId, now);
    else counts.delete(apiUserId);
  };
  const add = (part: KeptPart): void => {
    const name = joinedBy(part);
    const group: Group = groups.get(name) ?? new Map<number, KeptPart>();
    if (group.has(part.joins.number)) {
      left.push(...group.values());
      group.clear();
    }
    group.set(part.joins.number, part);
    groups.set(name, group);
    count(part, 1);
  };
  for (const part of kept) add(part);

  return {
    /** The others of its message, where it is the last that was missing; null: more are. */
    othersOf: (part: Part): readonly KeptPart[] | null => {
      const group = groups.get(joinedBy(part));
      const others = [...(group?.values() ?? [])].filter(({ joins }) => joins.number !== part.joins.number);
      return others.length === part.joins.total - 1 ? others : null;
    },
    /** The same, kept before: whoever says it again has not heard the answer. */
    find: (part: Part): KeptPart | undefined => {
      const known = groups.get(joinedBy(part))?.get(part.joins.number);
      return known?.octets === part.octets ? known : undefined;
    },
    isFull: ({ apiUserId }: Part): boolean => (counts.get(apiUserId) ?? 0) + beside >= MOST_WAITING,
    add,
    /** Until it is let go, none of its message expires. */
    hold: (part: Part): (() => void) => {
      const name = joinedBy(part);
      held.add(name);
      return () => void held.delete(name);
    },
    /** They are a message now. */
    drop: (part: Part): void => {
      const group = groups.get(joinedBy(part));
      for (const one of group?.values() ?? []) count(one, -1);
      groups.delete(joinedBy(part));
    },
    /** Takes out what has waited for too long. */
    takeExpired: (now: Date): readonly KeptPart[] => {
      const isOld = ({ at }: KeptPart) => now.getTime() - at.getTime() >= LONGEST_WAIT_FOR_PARTS;
      const expired = left.splice(0);
      for (const [name, group] of groups) {
        if (held.has(name) || ![...group.values()].some(isOld)) continue;
        expired.push(...group.values());
        groups.delete(name);
      }
      for (const part of expired) count(part, -1);
      return expired;
    },
    /** They could not be ended: they are taken out again. */
    putBack: (parts: readonly KeptPart[]): void => {
      left.push(...parts);
      for (const part of parts) count(part, 1);
    },
  };
}

export type Joining = ReturnType<typeof createJoining>;
