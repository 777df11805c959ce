'use client';

import { dayText } from '@/lib/domain/usage/usage';
import type { TrafficSpans } from '@/lib/schemas/overview';
import { useFormat } from '../ui/use-format';

/** How the hours or days of a period are written. */
export function useTrafficWords({ unit }: TrafficSpans['cut']) {
  const format = useFormat();
  return {
    time: (at: number): string => (unit === 'hour' ? format.hour(at) : format.day(at)),
    /** The same for programs: `hh:mm` or `YYYY-MM-DD`. */
    machineTime: (at: number): string => (unit === 'hour' ? `${String(at % 24).padStart(2, '0')}:00` : dayText(at)),
  };
}
