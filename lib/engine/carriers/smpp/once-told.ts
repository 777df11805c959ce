/** Of a message, whether the bind on which it came can still be answered. */
type Telling = {
  readonly key: string;
  readonly isOpen: () => boolean;
  readonly kept: Promise<void>;
  readonly until: number;
};

/** What is told is kept in mind at most; what is oldest is forgotten. */
const MOST_TOLD = 2_000;
const TOLD_AGAIN_WITHIN_MS = 86_400_000;

/**
 * Keeps once what an SMSC tells again because no answer could be written, and has no id by which the engine would know.
 * A person may say the same twice: what was answered is kept anew.
 */
export function createOnceTold() {
  let tellings: readonly Telling[] = [];

  return async (key: string, isOpen: () => boolean, keep: () => Promise<void>): Promise<void> => {
    const now = performance.now();
    const before = tellings.find((one) => one.key === key && one.until > now && !one.isOpen());
    const telling = { key, isOpen, kept: before?.kept ?? keep(), until: now + TOLD_AGAIN_WITHIN_MS };
    tellings = [...tellings.filter((one) => one !== before), telling].slice(-MOST_TOLD);
    const isKept = await telling.kept.then(
      () => true,
      () => false,
    );
    if (!isKept || isOpen()) tellings = tellings.filter((one) => one !== telling);
    return telling.kept;
  };
}
