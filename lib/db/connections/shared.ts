import type { SharedFailures } from '@/lib/domain/rate-limit/guess';
import type { BucketRule } from '@/lib/domain/rate-limit/token-bucket';

/** What the nodes of one database know together, at once and for good, which a node alone keeps in its memory. */
export type Shared = {
  /** Wrong guesses of one kind of password. */
  failures(kind: string, rule: BucketRule): SharedFailures;
  /** Whether it is the first time that a change comes with this signature, of which it is the beginning as a number. */
  takeSignature(beginning: number): Promise<boolean>;
};
