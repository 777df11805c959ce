import type { ReactNode } from 'react';

type Props = {
  label: ReactNode;
  children: ReactNode;
  /** Of what, since when, or what happens next. */
  note?: ReactNode;
};

/** The large number of a page or a panel, in a `<dl>`, under its name. */
export function Headline({ label, children, note }: Props) {
  return (
    <div className="min-w-0">
      <dt className="flex min-h-5 items-center gap-1.5 text-xs text-secondary">{label}</dt>
      <dd>
        <span className="block text-xl font-semibold tracking-tight">{children}</span>
        {note && <span className="block text-2xs text-muted">{note}</span>}
      </dd>
    </div>
  );
}
