'use client';

import { ThemeMenu } from '../layout/ThemeMenu';
import { Logo } from '../ui/Logo';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { Signal, SignalBox, type SignalName } from '../ui/Signal';
import { Status } from '../ui/Status';
import { Tag } from '../ui/Tag';
import { DesignActions } from './DesignActions';
import { DesignFilters } from './DesignFilters';
import { DesignForms } from './DesignForms';
import { DesignLists } from './DesignLists';
import { Row } from './Row';

/** Every primitive in every state it has, in the theme that is chosen. */
export function Design() {
  return (
    <>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex h-12 max-w-page items-center justify-between px-4 sm:px-6">
          <Logo />
          <ThemeMenu />
        </div>
      </header>
      <main className="mx-auto max-w-page px-4 pt-4 pb-8 sm:px-6">
        <PageHead title="Design" beside={<Tag>development only</Tag>} />
        <Tokens />
        <Signals />
        <DesignActions />
        <DesignForms />
        <DesignFilters />
        <DesignLists />
      </main>
    </>
  );
}

/** Whole names, because Tailwind makes the classes that it finds written out. */
const GROUNDS = ['bg-canvas', 'bg-surface', 'bg-well', 'bg-raised', 'bg-track', 'bg-line', 'bg-control'];
const TONES = ['bg-accent', 'bg-go', 'bg-warn', 'bg-bad', 'bg-idle', 'bg-chart-1', 'bg-chart-2', 'bg-chart-3'];
const INKS = [
  'text-ink',
  'text-secondary',
  'text-muted',
  'text-accent',
  'text-go',
  'text-warn',
  'text-bad',
  'text-idle',
];
const SIZES = ['text-2xs', 'text-xs', 'text-sm', 'text-md', 'text-lg', 'text-xl'];

function Tokens() {
  return (
    <Panel title="Tokens">
      <Row>
        {[...GROUNDS, ...TONES].map((name) => (
          <span key={name} className="flex items-center gap-2 text-xs">
            <span aria-hidden="true" className={`size-6 rounded-sm border border-line ${name}`} />
            {name}
          </span>
        ))}
      </Row>
      <Row>
        {INKS.map((name) => (
          <span key={name} className={`rounded-sm bg-well px-2 py-1 ${name}`}>
            {name}
          </span>
        ))}
      </Row>
      <Row>
        {SIZES.map((name) => (
          <span key={name} className={name}>
            {name}
          </span>
        ))}
        <span className="font-medium">font-medium</span>
        <span className="font-semibold">font-semibold</span>
        <code className="font-mono">font-mono sms-xx11111-1</code>
      </Row>
    </Panel>
  );
}

const SIGNALS: readonly (readonly [SignalName, string])[] = [
  ['good', 'Delivered'],
  ['go', 'Under way'],
  ['warn', 'Limit reached'],
  ['bad', 'Failed'],
  ['idle', 'Scheduled'],
  ['off', 'Switched off'],
];

function Signals() {
  return (
    <Panel title="Signals">
      <Row>
        {SIGNALS.map(([name, word]) => (
          <Status key={name} signal={name}>
            {word}
          </Status>
        ))}
      </Row>
      <Row>
        {SIGNALS.map(([name]) => (
          <SignalBox key={name} name={name} />
        ))}
        <Signal name="good" className="size-7" />
      </Row>
      <Row>
        <Tag>idle</Tag>
        {(['good', 'go', 'warn', 'bad'] as const).map((tone) => (
          <Tag key={tone} tone={tone}>
            {tone}
          </Tag>
        ))}
      </Row>
    </Panel>
  );
}
