import type { ReactNode } from 'react';
import { SignalBox, type SignalName } from './Signal';

type Props = {
  signal: SignalName;
  heading: ReactNode;
  /** A `Tag`. */
  beside?: ReactNode;
  story: ReactNode;
  /** What can be done with it. */
  children: ReactNode;
};

/** The head of a page about something that was sent: how it stands as a signal and in words, and what can be done. */
export function SignalHead({ signal, heading, beside, story, children }: Props) {
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-3">
      <div className="flex min-w-0 flex-1 basis-64 items-start gap-x-4">
        <SignalBox name={signal} />
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="wrap-anywhere">{heading}</h1>
            {beside}
          </div>
          <p className="text-secondary">{story}</p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:[&>*]:flex-auto empty:hidden">{children}</div>
    </div>
  );
}
