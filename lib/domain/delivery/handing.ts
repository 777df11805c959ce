/** How a message stands with a carrier that has not answered for it: what its row in the outbox says. */
export const HANDINGS = ['waits', 'given', 'doubt', 'undecided'] as const;

export type Handing = {
  readonly carrier: string;
  /** It waits for that carrier, which has it now, or may have sent it: then it goes once more, or a person decides. */
  readonly how: (typeof HANDINGS)[number];
  /** Whether that carrier is given nothing now. */
  readonly isDisabled: boolean;
};

type Owed = {
  /** Whose it is; null: nobody's yet. */
  readonly carrier: string | null;
  /** Which was given it last; null: none. */
  readonly givenTo: string | null;
  readonly leasedBy: number | null;
  readonly doubts: number;
  readonly undecidedSince: Date | null;
  /** What a person has decided of it, if anything. */
  readonly decision: string | null;
};

/** Whether no carrier has been given what would count as sent: what stops it now, stops it before it leaves. */
export const hasNotLeft = (owed: Owed): boolean => owed.doubts === 0 && (handingOf(owed)?.how ?? 'waits') === 'waits';

/** Null: whichever carrier comes first will be given it. */
export function handingOf({
  carrier,
  givenTo,
  leasedBy,
  doubts,
  undecidedSince,
  decision,
}: Owed): Omit<Handing, 'isDisabled'> | null {
  const last = givenTo ?? carrier;
  if (leasedBy !== null) return last === null ? null : { carrier: last, how: 'given' };
  const its = carrier ?? givenTo;
  if (its !== null && undecidedSince !== null) return { carrier: its, how: 'undecided' };
  // Decided to go by whichever carrier takes it: what may have been sent was another one's.
  const isElsewhere = decision === 'again' && carrier !== last;
  if (its !== null && doubts > 0 && !isElsewhere) return { carrier: its, how: 'doubt' };
  return carrier === null ? null : { carrier, how: 'waits' };
}
