import { format, stripVTControlCharacters } from 'node:util';
import type { Logger } from './logger';
import { safeText } from './safe-text';
import { createThrottle } from './throttle';

/** What a package merely mentions, such as how long it read its settings, is of use to nobody who runs Chappe. */
const LEVELS = { error: 'error', warn: 'warn', info: 'debug', log: 'debug', debug: 'debug' } as const;

/** Errors of pages that strangers cause on purpose are as many lines as they please otherwise. */
const EVERY_MS = 60_000;
const MOST_KINDS = 100;
const KIND_LENGTH = 80;

/** What somebody else chose, such as the id of an action: it must not make a kind of its own. */
const CHOSEN = /"[^"]*"|'[^']*'|`[^`]*`|\b[\da-f]{8,}\b|\d+/gi;

/** What Next and other packages print becomes lines of the log: one format, bounded, without colours or any query. */
export function consoleToLog(log: Logger, now: () => Date): void {
  const { admit } = createThrottle({ everyMs: EVERY_MS, mostKinds: MOST_KINDS });
  for (const method of ['error', 'warn', 'info', 'log', 'debug'] as const) {
    console[method] = (...words: unknown[]) => {
      const text = safeText(stripVTControlCharacters(format(...words)));
      const heldBack = admit(`${method} ${text.replace(CHOSEN, '…').slice(0, KIND_LENGTH)}`, now());
      if (heldBack !== null) log[LEVELS[method]]({ heldBack }, text);
    };
  }
}
