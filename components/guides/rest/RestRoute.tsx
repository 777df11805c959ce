'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OpenApiDocument } from '@/lib/schemas/open-api';
import { Breakable } from '../../ui/Breakable';
import { LINK, ON_LINES } from '../../ui/link-look';
import { Tag } from '../../ui/Tag';
import { GuideSamples } from '../GuideSamples';
import type { RestOperation } from './operations';
import { type OwnNames, ownBody, ownValues } from './own-names';
import { AnsweredModels, TakenFields } from './RestFields';
import { type OnMissingKeys, type RestSetup, RestTrial } from './RestTrial';
import { refusalAnchor } from './refusal-anchor';
import { type CallValues, needsHttps, writeCall } from './rest-call';

type Props = {
  operation: RestOperation;
  document: OpenApiDocument;
  own: OwnNames;
  setup: RestSetup;
  onMissingKeys: OnMissingKeys;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
};

const TONES = { GET: 'good', POST: 'go', PUT: 'warn', DELETE: 'bad' } as const;

/** A route in a line, and all about it once it is opened; what was typed there stays while it is closed. */
export function RestRoute({ isOpen, onToggle, ...rest }: Props) {
  const t = useTranslations('guides.api');
  const { id, method, path, summary, isHere } = rest.operation;
  const [wasOpened, setOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setOpened(true);
  return (
    <details
      id={id}
      open={isOpen}
      onToggle={({ currentTarget }) => onToggle(currentTarget.open)}
      className="scroll-mt-4"
    >
      <summary className="cursor-pointer px-4 py-2 hover:bg-hover max-sm:py-3">
        <h3 className="inline text-xs font-normal">
          {/* As wide as the longest, so that paths stand on a line. */}
          <span className="inline-block min-w-14">
            <Tag tone={isHere ? TONES[method] : 'idle'}>{method}</Tag>
          </span>{' '}
          <code className="font-mono font-medium">
            <Breakable>{path}</Breakable>
          </code>
        </h3>
        <span className="mt-0.5 block text-xs text-secondary">
          {!isHere && <Tag>{t('notHere')}</Tag>} <span lang="en">{summary}</span>
        </span>
      </summary>
      {wasOpened && <RouteContent {...rest} />}
    </details>
  );
}

function RouteContent({ operation, document, own, setup, onMissingKeys }: Omit<Props, 'isOpen' | 'onToggle'>) {
  const t = useTranslations('guides.api');
  const [values, setValues] = useState<CallValues>(() => ownValues(operation, own));
  const [body, setBody] = useState(() => ownBody(operation, own));
  const { schemas } = document.components;
  const { id, isHere, note, access, fields, answer, refusals } = operation;
  const written = { called: operation, values, body, url: document.servers[0].url, proof: setup.proof };
  const samples = writeCall(written);
  return (
    <div className="space-y-4 border-t border-line px-4 py-4">
      <p className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-secondary">
        <span>{isHere ? t(`access.${access}`) : t('absentText')}</span>
        {note !== '' && <span lang="en">{note}</span>}
        <a href={`#${id}`} className={`${LINK} ${ON_LINES}`}>
          {t('link')}
        </a>
      </p>
      <TakenFields fields={fields} schemas={schemas} />
      <AnsweredModels answer={answer} schemas={schemas} />
      <div>
        <h4 className="text-xs font-medium">{t('refuses')}</h4>
        <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-xs">
          {refusals.map((status) => (
            <li key={status}>
              <a href={`#${refusalAnchor(status)}`} className={`${LINK} ${ON_LINES} tabular-nums`}>
                {status}
              </a>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <GuideSamples
          title={t('example')}
          samples={samples}
          notes={needsHttps(written) ? { 'Node.js': t('nodeNeedsHttps') } : {}}
        />
      </div>
      <RestTrial
        operation={operation}
        schemas={schemas}
        setup={setup}
        onMissingKeys={onMissingKeys}
        values={values}
        onValues={setValues}
        body={body}
        onBody={setBody}
      />
    </div>
  );
}
