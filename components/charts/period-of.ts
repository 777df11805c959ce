import { dayOfHour, dayText } from '@/lib/domain/usage/usage';
import type { TrafficSpans } from '@/lib/schemas/overview';

/** A period as the address of a log says it. */
export function periodOf({ unit, first, now }: TrafficSpans['cut']): string {
  const day = (at: number) => dayText(unit === 'hour' ? dayOfHour(at) : at);
  return `from=${day(first)}&to=${day(now)}`;
}
