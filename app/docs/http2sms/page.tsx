import { GuideChapters } from '@/components/guides/GuideChapters';
import { GuideContents } from '@/components/guides/GuideContents';
import { MarkedRow } from '@/components/guides/MarkedRow';
import { Link } from '@/components/ui/Link';
import { Logo } from '@/components/ui/Logo';
import { LINK } from '@/components/ui/link-look';
import { guideFor } from '@/lib/panel/guides/guide-for';
import { writeGuides } from '@/lib/panel/guides/guides';
import { titled, words } from '@/lib/panel/words';

/** The address in the examples is this instance's own. */
export const dynamic = 'force-dynamic';

export const generateMetadata = titled('docs');

/** Nobody's: the page is public. */
const EXAMPLE_ACCOUNT = 'sms-xx11111-1';

/** All guides on one page. Public, because every refusal of http2sms sends its reader here. */
export default async function Http2smsGuidePage() {
  const t = await words();
  const guides = writeGuides(await guideFor(EXAMPLE_ACCOUNT));
  const entries = guides.map(({ name, chapters }) => ({
    title: t(`guides.names.${name}`),
    href: `#${chapters[0]?.anchor ?? ''}`,
    isCurrent: false,
    chapters,
  }));
  return (
    <>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex h-14 max-w-page items-center justify-between px-4 sm:px-6">
          <Link href="/telecom/sms" aria-label={t('layout.home')} className="rounded-md">
            <Logo />
          </Link>
          <Link href="/telecom/sms" className={LINK}>
            {t('guides.panel')}
          </Link>
        </div>
      </header>
      <div className="mx-auto max-w-page px-4 py-6 sm:px-6 md:grid md:grid-cols-[13rem_minmax(0,1fr)] md:gap-8">
        <GuideContents label={t('guides.contents')} entries={entries} />
        <main id="content" className="min-w-0">
          <MarkedRow />
          <h1 className="mb-4">{t('titles.docs')}</h1>
          {guides.map(({ name, title, chapters }, index) => (
            <section key={name} className={index === 0 ? '' : 'mt-12 border-t border-line pt-8'}>
              {index > 0 && <h2 className="mb-4 text-lg">{title}</h2>}
              <GuideChapters chapters={chapters} level={index === 0 ? 2 : 3} />
            </section>
          ))}
        </main>
      </div>
    </>
  );
}
