'use client';

import type { MovementRow } from '@/lib/schemas/movement';
import { Link } from '../ui/Link';
import { ROW_LINK } from '../ui/link-look';

/** The account at a transfer's other end: its ledger, where the reader has a way into it. */
export const CounterpartLink = ({ of }: { of: Pick<MovementRow, 'counterpart' | 'isCounterpartOwn'> }) =>
  of.isCounterpartOwn ? (
    <Link href={`/telecom/sms/${of.counterpart}/credit?kind=transfer`} className={ROW_LINK}>
      {of.counterpart}
    </Link>
  ) : (
    of.counterpart
  );
