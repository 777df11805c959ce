import { septetsOf } from './gsm7';
import { capacityOf, type Encoding } from './segmentation';

/** What stands out in a text: the clause that was added to it, and what made it Unicode. */
type Mark = 'plain' | 'clause' | 'odd';

export type MarkedSegment = {
  /** Septets or 16-bit units that it takes, of those for which it has room. */
  readonly units: number;
  readonly capacity: number;
  readonly runs: readonly { readonly mark: Mark; readonly text: string }[];
};

type Draft = { units: number; runs: { mark: Mark; text: string }[] };

type Sent = { readonly encoding: Encoding; readonly segmentCount: number };

/**
 * A text as it was sent (`segmentText`), segment by segment. `clause` is the account's STOP clause, which is marked where
 * the text ends with it as a line of its own.
 */
export function markSegments(text: string, { encoding, segmentCount }: Sent, clause: string): MarkedSegment[] {
  const capacity = capacityOf({ encoding, segmentCount });
  const clauseAt = clause !== '' && text.endsWith(`\n${clause}`) ? text.length - clause.length : text.length;
  let last: Draft = { units: 0, runs: [] };
  const drafts = [last];
  let at = 0;
  for (const character of text) {
    const septets = septetsOf(character);
    const units = encoding === 'gsm7' ? (septets ?? 1) : character.length;
    if (last.units + units > capacity) drafts.push((last = { units: 0, runs: [] }));
    last.units += units;
    const mark = encoding === 'ucs2' && septets === undefined ? 'odd' : at >= clauseAt ? 'clause' : 'plain';
    const run = last.runs.at(-1);
    if (run?.mark === mark) run.text += character;
    else last.runs.push({ mark, text: character });
    at += character.length;
  }
  return drafts.map((draft) => ({ ...draft, capacity }));
}
