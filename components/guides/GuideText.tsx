import { Fragment } from 'react';

/** Words with code among them, which stands between backticks; a long name breaks behind an underscore. */
export function GuideText({ children }: { children: string }) {
  const pieces = [...children.matchAll(/`([^`]*)`|[^`]+/g)];
  return pieces.map(({ index, 0: words, 1: code }) =>
    code === undefined ? (
      <Fragment key={index}>{words}</Fragment>
    ) : (
      <code key={index} className="font-mono text-xs wrap-anywhere">
        {code.split(/(?<=_)/).map((word, place) => (
          <Fragment key={`${place}${word}`}>
            {place > 0 && <wbr />}
            {word}
          </Fragment>
        ))}
      </code>
    ),
  );
}
