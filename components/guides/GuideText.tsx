import { Fragment } from 'react';
import { dlrAnchor, pttAnchor } from '@/lib/schemas/guide';
import { StatusReference } from './StatusReference';

/** Of words: code between backticks, and a status by its number, as “ptt 8” or “DLR id 16” in either language. */
const PIECES = /`([^`]*)`|((?:ptt|(?:ID )?DLR(?: id)?)[ \u00a0]\d+)\b/;

/** Words with code among them, which stands between backticks; a long name breaks behind an underscore. A status leads to what it means. */
export function GuideText({ children }: { children: string }) {
  // Words, then code or a status, and so on: of three, one at most is there.
  return children.split(PIECES).map((piece, index) => {
    if (piece === undefined || piece === '') return null;
    const key = `${index}${piece}`;
    if (index % 3 === 1) return <Code key={key} code={piece} />;
    if (index % 3 === 2) return <Status key={key} words={piece} />;
    return <Fragment key={key}>{piece}</Fragment>;
  });
}

function Status({ words }: { words: string }) {
  const number = Number(/\d+$/.exec(words)?.[0]);
  return (
    <StatusReference anchor={words.startsWith('ptt') ? pttAnchor(number) : dlrAnchor(number)}>{words}</StatusReference>
  );
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
