'use client';

import * as Popover from '@radix-ui/react-popover';
import { CalendarDays } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { readTypedDay } from '@/lib/domain/time/typed-time';
import { formatInZone } from '@/lib/domain/time/zoned-time';
import { IconButton } from '../ui/IconButton';

/** Read when the first one is opened. */
const Calendar = lazy(async () => ({ default: (await import('./Calendar')).Calendar }));

type Props = {
  /** What the day is of. */
  name: string;
  /** As ISO 8601; what is none chooses nothing. */
  day: string;
  timeZone: string;
  onChoose: (day: string) => void;
  /** Below the calendar: it stays open until it is closed. */
  children?: ReactNode;
  className?: string;
};

/** Opens a calendar beside a field that is typed into. */
export function CalendarButton({ name, day, timeZone, onChoose, children, className }: Props) {
  const t = useTranslations('dates');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton label={t('choose', { name })} className={className}>
          <CalendarDays aria-hidden="true" />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={name}
          className="appear z-60 max-h-(--radix-popover-content-available-height) overflow-y-auto rounded-lg border border-line bg-raised p-2.5 shadow-menu"
        >
          <Suspense fallback={<div role="status" aria-label={t('loading')} className="h-76 w-63 max-sm:w-70" />}>
            <Calendar
              day={readTypedDay(day) ?? ''}
              today={formatInZone(new Date(), timeZone).slice(0, 10)}
              onChoose={(chosen) => {
                onChoose(chosen);
                if (!children) setOpen(false);
              }}
            />
          </Suspense>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
