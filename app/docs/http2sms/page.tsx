import { Http2smsGuide } from '@/components/docs/Http2smsGuide';
import { Link } from '@/components/ui/Link';
import { Logo } from '@/components/ui/Logo';
import { LINK } from '@/components/ui/link-look';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import { titled, words } from '@/lib/panel/words';
import { getRuntime } from '@/lib/server/runtime/runtime';

/** The address in the examples is this instance's own. */
export const dynamic = 'force-dynamic';

export const generateMetadata = titled('docs');

/** Public, because every refusal of http2sms sends its reader here. */
export default async function Http2smsGuidePage() {
  const t = await words();
  return (
    <>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex h-14 max-w-4xl items-center justify-between px-4 sm:px-6">
          <Link href="/telecom/sms" aria-label={t('layout.home')} className="rounded-md">
            <Logo />
          </Link>
          <Link href="/telecom/sms" className={LINK}>
            {t('docs.panel')}
          </Link>
        </div>
      </header>
      <main id="content" className="mx-auto max-w-4xl px-4 py-8 sm:px-6">
        <Http2smsGuide http2smsUrl={`${getRuntime().publicUrl()}${HTTP2SMS_PATH}`} />
      </main>
    </>
  );
}
