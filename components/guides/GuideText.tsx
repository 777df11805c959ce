import { Fragment } from 'react';
import { dlrAnchor, pttAnchor } from '@/lib/schemas/guide';
import { StatusReference } from './StatusReference';

/** Code between backticks, a status by its number as “ptt 8” or “DLR id 16”, in either language, or other words. */
const PIECES =
  /`(?<code>[^`]*)`|(?<kind>ptt|(?:ID )?DLR(?: id)?)[ \u00a0](?<number>\d+)\b|[^`]+?(?=`|\bptt[ \u00a0]\d|\b(?:ID )?DLR(?: id)?[ \u00a0]\d|$)/g;

/** Words with code among them, which stands between backticks; a long name breaks behind an underscore. A status leads to what it means. */
export function GuideText({ children }: { children: string }) {
  const pieces = [...children.matchAll(PIECES)];
  return pieces.map(({ index, 0: words, groups: { code, kind, number } = {} }) => {
    if (number !== undefined) {
      const anchor = kind === 'ptt' ? pttAnchor(Number(number)) : dlrAnchor(Number(number));
      return (
        <StatusReference key={index} anchor={anchor}>
          {words}
        </StatusReference>
      );
    }
    return code === undefined ? <Fragment key={index}>{words}</Fragment> : <Code key={index} code={code} />;
  });
}

function Code({ code }: { code: string }) {
  return (
    <code className="font-mono text-xs wrap-anywhere">
      {code.split(/(?<=_)/).map((word, place) => (
        <Fragment key={`${place}${word}`}>
          {place > 0 && <wbr />}
          {word}
        </Fragment>
      ))}
    </code>
  );
}
