import { type ReactNode, useId } from 'react';

type Props = {
  /** What all of them are of. */
  caption?: string;
  children: ReactNode;
};

/** Figures beside each other, such as what there is now and what there will be: on one line, however long their names are. */
export function Figures({ caption, children }: Props) {
  const id = useId();
  return (
    <div className="rounded-md border border-line bg-well p-3">
      {caption && (
        <p id={id} className="mb-1.5 text-xs font-medium">
          {caption}
        </p>
      )}
      <dl aria-labelledby={caption ? id : undefined} className="grid auto-cols-fr grid-flow-col gap-4 tabular-nums">
        {children}
      </dl>
    </div>
  );
}

type FigureProps = {
  name: string;
  /** Null or empty while there is none: nothing is shown then. */
  value: string | null;
  /** It changes with what is typed, and is read aloud then. */
  isLive?: boolean;
};

export function Figure({ name, value, isLive = false }: FigureProps) {
  return (
    <div className="flex flex-col justify-between">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="min-h-6 text-md font-semibold wrap-anywhere" aria-live={isLive ? 'polite' : undefined}>
        {value}
      </dd>
    </div>
  );
}
