/** What is said of an import once it is done. */
import type { BlacklistImport } from '@/lib/schemas/import-blacklist';

type Waiting = Pick<BlacklistImport, 'waiting' | 'isWaitingKnown'>;

/** Of messages that wait: where not all were looked at, there may be more. */
export const waitingFacts = ({ waiting, isWaitingKnown }: Waiting) => ({
  waiting,
  counted: isWaitingKnown ? 'all' : 'some',
});

export const importedFacts = ({ added, listed, leftOutCount, ...waiting }: BlacklistImport) => ({
  ...{ added, listed, leftOut: leftOutCount },
  ...waitingFacts(waiting),
});
