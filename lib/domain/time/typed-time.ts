/** Days and minutes as people type them, day first, as both English and French write them here. */
import { parseMinute } from './zoned-time';

/** `26/11/2026`, with any sign between. */
const DAY = /^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4})$/;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `14:30`, `9h05`, `14h`. */
const TIME = /^(\d{1,2})\s?(?:[:.]\s?(\d{2})|h\s?(\d{2})?)$/i;

/** The time is the last part, whatever stands before it. */
const PARTS = /^(.+?)(?:\s*,\s*|\s+|T)(\d{1,2}\s?(?:[:.]\s?\d{2}|h\s?\d{0,2}))$/i;

const two = (digits: string) => digits.padStart(2, '0');

/** A day as ISO 8601; null when it is none, or no calendar has it. */
export function readTypedDay(text: string): string | null {
  const typed = text.trim();
  const [, day = '', month = '', year = ''] = DAY.exec(typed) ?? [];
  const iso = ISO_DAY.test(typed) ? typed : `${year}-${two(month)}-${two(day)}`;
  return parseMinute(`${iso}T00:00`, 'UTC') ? iso : null;
}

function readTypedTime(text: string): string | null {
  const [, hour, minutes, minutesAfterH] = TIME.exec(text) ?? [];
  if (hour === undefined) return null;
  const minute = minutes ?? minutesAfterH ?? '00';
  return Number(hour) < 24 && Number(minute) < 60 ? `${two(hour)}:${minute}` : null;
}

/** A minute as `YYYY-MM-DDThh:mm`; null when it is none. */
export function readTypedMinute(text: string): string | null {
  const [, typedDay = '', typedTime = ''] = PARTS.exec(text.trim()) ?? [];
  const day = readTypedDay(typedDay);
  const time = readTypedTime(typedTime);
  return day !== null && time !== null ? `${day}T${time}` : null;
}

/** A day or a minute as it is typed; what is neither stays as it is. */
export function writeTyped(value: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?$/.exec(value) ?? [];
  if (year === undefined) return value;
  return time === undefined ? `${day}/${month}/${year}` : `${day}/${month}/${year} ${time}`;
}
