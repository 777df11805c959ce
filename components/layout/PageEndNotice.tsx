'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { faultOfMissing, isChunkMissing, type PageEnd, usePageEnd } from '@/lib/queries/page-end';
import { Button } from '../ui/Button';
import { buttonLook } from '../ui/button-look';
import { StandstillContext } from '../ui/use-standstill';

/**
 * Says that the page can go no further, and the way on; nothing that was typed is lost before somebody takes it. Inside
 * a dialog as well, since an open one shuts out the rest of the page.
 */
export function PageEndNotice({ children }: { children: ReactNode }) {
  const end = usePageEnd();
  useEffect(noticeMissingChunks, []);
  return (
    <StandstillContext.Provider value={end && <Notice end={end} inDialog />}>
      {end && (
        <div className="sticky top-0 z-30">
          <Notice end={end} />
        </div>
      )}
      {children}
    </StandstillContext.Provider>
  );
}

function Notice({ end, inDialog = false }: { end: PageEnd; inDialog?: boolean }) {
  const t = useTranslations('layout');
  return (
    <div role="alert" className={`bg-bad-soft ${inDialog ? 'rounded-md' : 'border-b border-bad'}`}>
      <div
        className={`flex flex-wrap items-center justify-between gap-3 px-4 py-3 ${inDialog ? '' : 'mx-auto max-w-page sm:px-6'}`}
      >
        <p className="min-w-0 flex-1 basis-52">
          <strong>{t(`pageEnd.${end}.title`)}</strong> {t(`pageEnd.${end}.${inDialog ? 'inDialog' : 'inPage'}`)}
        </p>
        {end === 'updated' ? (
          <Button onClick={() => window.location.reload()}>{t('pageEnd.reload')}</Button>
        ) : (
          <SignInLink inNewTab={inDialog} />
        )}
      </div>
    </div>
  );
}

/** No link of Next's: signing in begins with a page of the server's own. */
function SignInLink({ inNewTab }: { inNewTab: boolean }) {
  const t = useTranslations('signIn');
  const query = useSearchParams().toString();
  const here = usePathname() + (query === '' ? '' : `?${query}`);
  return (
    <a
      href={`/sign-in?returnTo=${encodeURIComponent(here)}`}
      {...(inNewTab ? { target: '_blank', rel: 'noopener' } : {})}
      className={buttonLook('secondary')}
    >
      {t('submit')}
    </a>
  );
}

/** A part of the page that is loaded on demand fails outside of any read or action. */
function noticeMissingChunks(): () => void {
  const notice = ({ reason }: PromiseRejectionEvent) => {
    if (isChunkMissing(reason)) void faultOfMissing(reason);
  };
  window.addEventListener('unhandledrejection', notice);
  return () => window.removeEventListener('unhandledrejection', notice);
}
