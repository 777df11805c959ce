'use client';

import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { canSign, REST_PATH, type RestKeys } from '@/lib/queries/call-rest';
import { useRestDocument } from '@/lib/queries/use-rest-document';
import type { OpenApiDocument } from '@/lib/schemas/open-api';
import { REST_AREAS, type RestArea } from '@/lib/schemas/rest-area';
import { LINK, ON_LINES } from '../../ui/link-look';
import { EmptyNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { QueryContent } from '../../ui/QueryContent';
import { SearchField } from '../../ui/SearchField';
import { matching, operationsOf } from './operations';
import type { OwnNames } from './own-names';
import { RestKeyFields } from './RestKeyFields';
import { RestRefusals } from './RestRefusals';
import { RestRoute } from './RestRoute';
import type { RestSetup } from './RestTrial';
import { NO_KEYS } from './rest-keys';
import { useNamedRoute } from './use-named-route';

/** Telecom > SMS > account > Guides > REST API: every route, to read and to try. */
export function RestReference({ own }: { own: OwnNames }) {
  const t = useTranslations('guides');
  const read = useRestDocument();
  return (
    <>
      <PageHead title={t('names.rest')} />
      <p className="mb-3 max-w-180 text-secondary">
        {t.rich('api.intro', {
          link: (text) => (
            <a href={`${REST_PATH}/openapi.json`} className={LINK}>
              {text}
            </a>
          ),
        })}
      </p>
      <QueryContent label={t('names.rest')} rows={12} read={read}>
        {(document) => <Routes own={own} document={document} />}
      </QueryContent>
    </>
  );
}

type Props = { own: OwnNames; document: OpenApiDocument };

const areaAnchor = (area: RestArea) => `area-${area}`;

function Routes({ own, document }: Props) {
  const t = useTranslations('guides.api');
  const [setup, setSetup] = useState<RestSetup>({ keys: NO_KEYS, proof: canSign() ? 'signature' : 'basic' });
  const [missing, setMissing] = useState<readonly (keyof RestKeys)[]>([]);
  const [search, setSearch] = useState('');
  const { operations, opened, toggle } = useRoutes(document, () => setSearch(''));
  const found = new Set(matching(operations, search));
  const offered = operations.filter(({ isHere }) => isHere).length;
  const areas = REST_AREAS.filter((area) => [...found].some((operation) => operation.area === area));
  return (
    <>
      <RestKeyFields
        keys={setup.keys}
        missing={missing}
        onKeys={(keys) => setSetup({ ...setup, keys })}
        proof={setup.proof}
        onProof={(proof) => setSetup({ ...setup, proof })}
      />
      <div className="mt-6 flex flex-wrap items-center gap-3">
        <SearchField label={t('search')} placeholder={t('searchHint')} value={search} onChange={setSearch} />
        <p role="status" className="text-xs text-muted tabular-nums">
          {search.trim() === ''
            ? t('offered', { count: offered, others: operations.length - offered })
            : t('found', { count: found.size, all: operations.length })}
        </p>
      </div>
      <nav aria-label={t('areas')} className="mt-3">
        <ul className="flex flex-wrap gap-x-3 gap-y-1 text-xs">
          {areas.map((area) => (
            <li key={area}>
              <a href={`#${areaAnchor(area)}`} className={`${LINK} ${ON_LINES}`}>
                {t(`area.${area}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {found.size === 0 && <EmptyNotice title={t('none')}>{t('noneText')}</EmptyNotice>}
      {REST_AREAS.map((area) => (
        <div key={area} hidden={!areas.includes(area)} className="mt-6">
          <h2 id={areaAnchor(area)} className="scroll-mt-4 text-md">
            {t(`area.${area}`)}
          </h2>
          <ul className="mt-2 divide-y divide-line rounded-lg border border-line bg-surface shadow-card">
            {operations
              .filter((operation) => operation.area === area)
              .map((operation) => (
                <li key={operation.id} hidden={!found.has(operation)}>
                  <RestRoute
                    operation={operation}
                    document={document}
                    own={own}
                    setup={setup}
                    onMissingKeys={setMissing}
                    isOpen={opened.has(operation.id)}
                    onToggle={(isOpen) => toggle(operation.id, isOpen)}
                  />
                </li>
              ))}
          </ul>
        </div>
      ))}
      <RestRefusals responses={document.components.responses} />
    </>
  );
}

/** The routes, and which are open: what the address names is opened and shown, whatever was searched for. */
function useRoutes(document: OpenApiDocument, onNamed: () => void) {
  const operations = useMemo(() => operationsOf(document), [document]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [named, setNamed] = useState<{ readonly id: string } | null>(null);
  const toggle = (id: string, isOpen: boolean) =>
    setOpened((before) => {
      if (before.has(id) === isOpen) return before;
      return isOpen ? new Set([...before, id]) : new Set([...before].filter((one) => one !== id));
    });
  useNamedRoute((id) => {
    setNamed({ id });
    if (!operations.some((operation) => operation.id === id)) return;
    toggle(id, true);
    onNamed();
  });
  useEffect(() => {
    if (named) window.document.getElementById(named.id)?.scrollIntoView();
  }, [named]);
  return { operations, opened, toggle };
}
