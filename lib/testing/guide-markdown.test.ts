/** docs/http2sms.md is the guides as the panel shows them; `npx vitest run lib/testing/guide-markdown.test.ts -u` writes it. */
import path from 'node:path';
import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { writeGuides } from '@/lib/panel/guides/guides';
import type { GuideBlock } from '@/lib/schemas/guide';
import { MESSAGES } from '@/messages';

const root = path.resolve(import.meta.dirname, '../..');

const INTRODUCTION =
  'A running instance serves this reference, in English and French, with its own address at `/docs/http2sms`, and in the panel under Guides. It is generated: `lib/panel/guides` and `messages/guides.en.json` are its source.';

/** As the formatter lays it out: columns are as wide as their longest cell, in which a bar is escaped. */
function writeBlock(block: GuideBlock): string {
  if (block.kind === 'text') return block.text;
  if (block.kind === 'list') return block.items.map((item) => `- ${item}`).join('\n');
  if (block.kind === 'samples') {
    return block.samples
      .map(({ name, text }) => `${block.title} (${name}):\n\n\`\`\`\n${text.trimEnd()}\n\`\`\``)
      .join('\n\n');
  }
  const rows = [block.columns, ...block.rows.map(({ cells: [code = '', ...cells] }) => [`\`${code}\``, ...cells])];
  const cells = rows.map((row) => row.map((text) => text.replaceAll('|', '\\|')));
  const widths = block.columns.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) => row.map((text, column) => text.padEnd(widths[column] ?? 0)));
  const [head = [], ...others] = lines;
  return [head, widths.map((width) => '-'.repeat(width)), ...others].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

test('docs/http2sms.md says what the panel and the public page say', async () => {
  const writing = {
    t: createTranslator({ locale: 'en', messages: MESSAGES.en }),
    locale: 'en',
    publicUrl: 'https://sms.example',
    serviceName: 'sms-xx11111-1',
    login: 'LOGIN',
    sender: 'SENDER',
    ratePerSecond: 0,
    hasTestNumbers: true,
    smpp: null,
  } as const;
  const parts = writeGuides(writing).flatMap(({ title, chapters }, index) => [
    index === 0 ? `# ${title}\n\n${INTRODUCTION}` : `## ${title}`,
    ...chapters.flatMap((chapter) => [
      `${index === 0 ? '##' : '###'} ${chapter.title}`,
      ...chapter.blocks.map(writeBlock),
    ]),
  ]);
  await expect(`${parts.join('\n\n')}\n`).toMatchFileSnapshot(path.join(root, 'docs/http2sms.md'));
});
