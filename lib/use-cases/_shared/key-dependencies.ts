import type { OwnDependencies } from './prove-own-password';

/** What use cases need that change keys which may be calling at this moment. */
export type KeyDependencies = OwnDependencies & {
  /** Has keys read again before their next call. */
  readonly keysChanged: () => void;
};
