import { useTranslations } from 'use-intl';
import { CodeSample } from '../ui/CodeSample';
import { PageHead } from '../ui/PageHead';
import { AtTheMachine } from './AtTheMachine';

/** As whoever runs the server would type them. */
const DUMP = 'pg_dump --format=custom --file=chappe.dump "$DATABASE_URL"';
const RESTORE = 'pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" chappe.dump\nnpm run restored';

/** Of a database that is a server's: why no backup is made here, and what makes one. */
export function BackupsElsewhere() {
  const t = useTranslations('instance.backupsElsewhere');
  const titles = useTranslations('titles');
  return (
    <>
      <PageHead title={titles('instanceBackups')} />
      <p className="max-w-136 text-secondary">{t('text')}</p>
      <div className="mt-4 grid items-start gap-x-4 lg:grid-cols-2">
        <AtTheMachine title={t('dumpTitle')} sample={DUMP} of="command">
          <p>{t('dumpText')}</p>
          <CodeSample>{DUMP}</CodeSample>
        </AtTheMachine>
        <AtTheMachine title={t('restoreTitle')} sample={RESTORE} of="command">
          <p>{t('restoreText')}</p>
          <CodeSample>{RESTORE}</CodeSample>
        </AtTheMachine>
      </div>
    </>
  );
}
