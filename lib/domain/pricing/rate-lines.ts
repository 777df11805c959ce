/** Rates as a file for a spreadsheet holds them: prefix, credits and, if not at once, from when. */
import { parseCredits } from '../credits';
import { err, ok, type Result } from '../result';
import { readMoment } from '../time/read-moment';
import { readTypedDay, readTypedMinute } from '../time/typed-time';
import { parseMinute } from '../time/zoned-time';
import { isRateCredits, type ListedRate, MOST_RATE_LINES } from './rate';
import { momentOf, type RateImportCounts, type RateStep, type WantedRate } from './rate-change';
import { readRatePrefix } from './rate-prefix';

/** Why a line is none: `repeated` means that another one says the same prefix of the same moment. */
type RateLineFault = 'prefix' | 'credits' | 'moment' | 'repeated';
export type FaultyRateLine = { readonly line: number; readonly text: string; readonly fault: RateLineFault };

/** What a file of rates would change, told before it does. */
export type RateImportPreview = RateImportCounts & {
  /** The first of what it would set; all of it are those that are added and those that are changed. */
  readonly rates: readonly (ListedRate & Pick<RateStep, 'before'>)[];
  /** Prefixes that it does not name. */
  readonly left: number;
  /** Whoever confirms says it, so that nothing else is done. */
  readonly plan: string;
  /** The first of them, and how many there are. */
  readonly faulty: readonly FaultyRateLine[];
  readonly faultyCount: number;
};

export type RateLines = { readonly wanted: readonly WantedRate[]; readonly faulty: readonly FaultyRateLine[] };

/** On whose clock its moments are, and what has passed. */
type Clock = { readonly timeZone: string; readonly now: Date };

/** Lines of cells with tabs between; empty ones are left out, and so is a first one that names its columns. */
export function readRateLines(text: string, clock: Clock): Result<RateLines, 'too_many_lines'> {
  const lines = text.split('\n').map((line, index) => ({ line: index + 1, cells: cellsOf(line) }));
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const rows = filled[0] && isHeading(filled[0].cells) ? filled.slice(1) : filled;
  if (rows.length > MOST_RATE_LINES) return err('too_many_lines');
  const wanted: WantedRate[] = [];
  const faulty: FaultyRateLine[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of rows) {
    const rate = readLine(cells, clock);
    const key = rate.ok ? `${rate.value.prefix} ${String(momentOf(rate.value, clock.now).getTime())}` : '';
    if (!rate.ok) faulty.push({ line, text: quoted(cells), fault: rate.error });
    else if (seen.has(key)) faulty.push({ line, text: quoted(cells), fault: 'repeated' });
    else wanted.push(rate.value);
    seen.add(key);
  }
  return ok({ wanted, faulty });
}

/** As people read a line: its cells with commas between, whatever stood there in the file. */
const quoted = (cells: readonly string[]) => cells.filter((cell) => cell !== '').join(', ');

const cellsOf = (line: string) => line.split('\t').map((cell) => cell.trim());

const isHeading = ([prefix = '', credits = '']: readonly string[]) => !/\d/.test(prefix + credits);

function readLine(
  [written = '', amount = '', from = '']: readonly string[],
  clock: Clock,
): Result<WantedRate, RateLineFault> {
  const prefix = readRatePrefix(written);
  if (prefix === null) return err('prefix');
  // As spreadsheets of some languages write decimals.
  const credits = parseCredits(amount.replace(',', '.'));
  if (!credits.ok || !isRateCredits(credits.value)) return err('credits');
  const validFrom = readFrom(from, clock);
  if (!validFrom.ok) return validFrom;
  return ok({ prefix, credits: credits.value, validFrom: validFrom.value });
}

/** Nothing, or what has passed, is now; a day begins at midnight. */
function readFrom(text: string, { timeZone, now }: Clock): Result<Date | null, 'moment'> {
  if (text === '') return ok(null);
  const day = readTypedDay(text);
  const minute = day === null ? readTypedMinute(text.replace(/(\d{2}:\d{2}):\d{2}$/, '$1')) : `${day}T00:00`;
  if (minute === null) return err('moment');
  const moment = readMoment(minute, timeZone, now);
  if (moment.ok) return moment;
  return moment.error === 'moment_past' && parseMinute(minute, timeZone) ? ok(null) : err('moment');
}
