import type { ReactNode } from 'react';
import { Signal, SignalBox, type SignalName } from './Signal';

type NoticeProps = { children: ReactNode; action?: ReactNode };

const FRAME = 'flex flex-wrap items-center justify-between gap-x-3 gap-y-2 rounded-md px-3 py-2 text-ink';

function Said({ signal, children }: { signal: SignalName; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-1 basis-64 gap-2.5 max-sm:basis-full">
      <Signal name={signal} className="mt-px" />
      <p className="min-w-0 wrap-anywhere">{children}</p>
    </div>
  );
}

/** A failure, told where it happened, with a way on. */
export function ErrorNotice({ children, action }: NoticeProps) {
  return (
    <div role="alert" className={`${FRAME} bg-bad-soft`}>
      <Said signal="bad">{children}</Said>
      {action}
    </div>
  );
}

/** Something is out of order, and was when the page was shown. */
export function TroubleNotice({ children, action }: NoticeProps) {
  return (
    <div role="status" className={`${FRAME} bg-bad-soft`}>
      <Said signal="bad">{children}</Said>
      {action}
    </div>
  );
}

/** Nothing failed, but what is shown is not what somebody may expect. */
export function WarningNotice({ children, action }: NoticeProps) {
  return (
    <div role="status" className={`${FRAME} bg-warn-soft`}>
      <Said signal="warn">{children}</Said>
      {action}
    </div>
  );
}

/** What an empty list says instead of nothing. */
export function EmptyNotice({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-1.5 px-4 py-10 text-center">
      <SignalBox name="idle" />
      <h2 className="mt-2">{title}</h2>
      <div className="max-w-136 text-secondary">{children}</div>
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
