import type { GuideBlock, GuideChapter } from '@/lib/schemas/guide';
import { GuideSamples } from './GuideSamples';
import { GuideTable } from './GuideTable';
import { GuideText } from './GuideText';

/** What a guide says, chapter by chapter. Each is a target of links. */
export function GuideChapters({ chapters, level = 2 }: { chapters: readonly GuideChapter[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <>
      {chapters.map(({ anchor, title, blocks }) => (
        <section key={anchor} id={anchor} aria-labelledby={`${anchor}-title`} className="mt-8 scroll-mt-4 first:mt-0">
          <Heading id={`${anchor}-title`} className="text-md">
            <a href={`#${anchor}`} className="rounded-sm hover:underline hover:underline-offset-4">
              {title}
            </a>
          </Heading>
          {blocks.map((block) => (
            <Block key={keyOf(block)} block={block} />
          ))}
        </section>
      ))}
    </>
  );
}

const keyOf = (block: GuideBlock): string => {
  if (block.kind === 'text') return block.text;
  if (block.kind === 'list') return block.items.join();
  return block.kind === 'table' ? block.columns.join() : block.title;
};

function Block({ block }: { block: GuideBlock }) {
  if (block.kind === 'table') return <GuideTable columns={block.columns} rows={block.rows} between={block.between} />;
  if (block.kind === 'samples') return <GuideSamples title={block.title} samples={block.samples} />;
  if (block.kind === 'text') {
    return (
      <p className="mt-2 max-w-180 text-secondary">
        <GuideText>{block.text}</GuideText>
      </p>
    );
  }
  return (
    <ul className="mt-2 max-w-180 list-disc space-y-1.5 pl-5 text-secondary marker:text-muted">
      {block.items.map((item) => (
        <li key={item}>
          <GuideText>{item}</GuideText>
        </li>
      ))}
    </ul>
  );
}
