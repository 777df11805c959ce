import type { ReactNode } from 'react';

type NoticeProps = { children: ReactNode; action?: ReactNode };

const FRAME = 'flex flex-wrap items-center justify-between gap-3 rounded-lg px-4 py-3';

/** A failure, told where it happened, with a way on. */
export function ErrorNotice({ children, action }: NoticeProps) {
  return (
    <div role="alert" className={`${FRAME} bg-bad-soft text-bad`}>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** Nothing failed, but what is shown is not what somebody may expect. */
export function WarningNotice({ children, action }: NoticeProps) {
  return (
    <div role="status" className={`${FRAME} bg-wait-soft text-wait`}>
      <p className="wrap-anywhere">{children}</p>
      {action}
    </div>
  );
}

/** What an empty list says instead of nothing. */
export function EmptyNotice({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-14 text-center">
      <h2 className="text-lg font-semibold">{title}</h2>
      <div className="max-w-md text-muted">{children}</div>
      {action}
    </div>
  );
}
