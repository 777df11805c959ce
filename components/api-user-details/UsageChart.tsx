import { dayText } from '@/lib/domain/usage/usage';
import type { UsageDay } from '@/lib/schemas/api-user-details';
import { formatCount, formatCreditsForReader } from '../ui/format';

const HEIGHT = 120;

const total = (usage: readonly UsageDay[], name: keyof UsageDay) => usage.reduce((sum, day) => sum + day[name], 0);

/** Sums over the period, and a bar for each day; the same figures as a table for whoever cannot see the bars. */
export function UsageChart({ usage }: { usage: readonly UsageDay[] }) {
  const most = Math.max(1, ...usage.map((day) => day.sent));
  return (
    <div className="p-4">
      <dl className="flex flex-wrap gap-x-10 gap-y-3 tabular-nums">
        <Sum label="Sent" text={formatCount(total(usage, 'sent'))} />
        <Sum label="Delivered" text={formatCount(total(usage, 'delivered'))} />
        <Sum label="Failed" text={formatCount(total(usage, 'failed'))} />
        <Sum label="Credits" text={formatCreditsForReader(total(usage, 'credits'))} />
      </dl>
      <div aria-hidden="true" className="mt-5 flex items-end gap-1" style={{ height: HEIGHT }}>
        {usage.map((day) => (
          <div
            key={day.day}
            title={`${dayText(day.day)}: ${day.sent} sent, ${day.delivered} delivered, ${day.failed} failed`}
            className="flex h-full flex-1 flex-col justify-end rounded-sm hover:bg-raised"
          >
            <div
              className="rounded-t-sm bg-accent"
              style={{ height: `${(day.sent / most) * 100}%`, minHeight: day.sent > 0 ? 3 : 0 }}
            />
            <div className="h-px bg-line" />
          </div>
        ))}
      </div>
      <div aria-hidden="true" className="mt-1.5 flex justify-between text-sm text-muted">
        <span>{dayText(usage[0]?.day ?? 0)}</span>
        <span>sent a day (UTC), at most {formatCount(most)}</span>
        <span>{dayText(usage.at(-1)?.day ?? 0)}</span>
      </div>
      <table className="sr-only">
        <caption>Usage a day (UTC)</caption>
        <thead>
          <tr>
            {['Day', 'Sent', 'Delivered', 'Failed', 'Credits'].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {usage.map((day) => (
            <tr key={day.day}>
              <th scope="row">{dayText(day.day)}</th>
              <td>{formatCount(day.sent)}</td>
              <td>{formatCount(day.delivered)}</td>
              <td>{formatCount(day.failed)}</td>
              <td>{formatCreditsForReader(day.credits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Sum({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="text-xl font-semibold">{text}</dd>
    </div>
  );
}
