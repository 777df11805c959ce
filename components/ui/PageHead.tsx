import type { ReactNode } from 'react';

type Props = {
  title: ReactNode;
  /** A few words beside the title, such as how much there is. */
  beside?: ReactNode;
  /** What can be done here. */
  children?: ReactNode;
};

/**
 * The head of a page: its one h1, and its actions at the right, the main one last. On a phone they take its width,
 * as many to a line as keep their words on one, and a third has a line to itself.
 */
export function PageHead({ title, beside, children }: Props) {
  return (
    <div className="mb-3 flex min-h-8 flex-wrap items-center gap-3">
      <h1 className="py-0.5 wrap-anywhere">{title}</h1>
      {beside}
      {children && (
        <div className="flex flex-wrap gap-2 empty:hidden max-sm:w-full sm:ml-auto max-sm:[&>*]:flex-auto max-sm:[&>*:nth-child(n+3)]:basis-full">
          {children}
        </div>
      )}
    </div>
  );
}
