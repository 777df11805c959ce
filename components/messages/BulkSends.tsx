import type { BulkSendProgress } from '@/lib/schemas/message';
import { formatCount } from '../ui/format';

/** How far sends to very many recipients have come. */
export function BulkSends({ sends }: { sends: readonly BulkSendProgress[] }) {
  if (sends.length === 0) return null;
  return (
    <ul
      className="mt-4 space-y-3 rounded-xl border border-line bg-surface p-4 shadow-card"
      aria-label="Sends in progress"
    >
      {sends.map(({ id, login, messageCount, writtenCount }) => (
        <li key={id}>
          <label className="flex flex-col gap-1.5">
            <span>
              {login ?? 'The account'} sends to {formatCount(messageCount)} recipients:{' '}
              <span className="tabular-nums">{formatCount(writtenCount)}</span> so far
            </span>
            <progress value={writtenCount} max={messageCount} className="h-2 w-full accent-accent" />
          </label>
        </li>
      ))}
    </ul>
  );
}
