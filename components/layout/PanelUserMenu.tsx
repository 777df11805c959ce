'use client';

import { Building2, KeyRound, Languages, LogOut, UserRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { faultOfMissing } from '@/lib/queries/page-end';
import { LOCALE_NAMES, LOCALES } from '@/messages/locale';
import { useAnnounce } from '../ui/Announcer';
import { buttonLook } from '../ui/button-look';
import { Menu } from '../ui/Menu';
import { useFaultWords } from '../ui/use-fault-words';
import { forgetAllDrafts } from './drafts';
import { useIsInstanceOwner } from './SignedIn';
import { useLanguage } from './use-language';

/**
 * Stays on the host that this page is from: next-auth would go to the one that it knows. The page is left whole, so that
 * nothing of what was read stays in its memory, and nothing of what was written in the browser's.
 */
async function leave(): Promise<void> {
  const { signOut } = await import('next-auth/react');
  await signOut({ redirect: false });
  forgetAllDrafts();
  window.location.assign(new URL('/sign-in', window.location.href));
}

/** Who is signed in, the panel's language, and the way out. */
export function PanelUserMenu({ name, email }: { name: string; email: string }) {
  const isInstanceOwner = useIsInstanceOwner();
  const t = useTranslations();
  const router = useRouter();
  const { locale, choose } = useLanguage();
  const announce = useAnnounce();
  const faultWords = useFaultWords();
  const stay = async (cause: unknown) => announce(faultWords(await faultOfMissing(cause)), 'bad');
  return (
    <Menu
      title={`${name}, ${email}`}
      isTitleShown
      trigger={
        <button
          type="button"
          aria-label={t('layout.signedInAs', { name, email })}
          title={email}
          className={buttonLook('quiet', 'px-2')}
        >
          <UserRound aria-hidden="true" className="size-4" />
          <span className="max-xl:hidden">{email}</span>
        </button>
      }
      entries={[
        {
          label: t('titles.profile'),
          icon: <KeyRound aria-hidden="true" className="size-4" />,
          onSelect: () => router.push('/profile'),
        },
        ...(isInstanceOwner
          ? [
              {
                label: t('layout.instance'),
                icon: <Building2 aria-hidden="true" className="size-4" />,
                onSelect: () => router.push('/instance/accounts'),
              },
            ]
          : []),
        ...LOCALES.filter((other) => other !== locale).map((other) => ({
          label: LOCALE_NAMES[other],
          lang: other,
          icon: <Languages aria-hidden="true" className="size-4" />,
          onSelect: () => choose(other),
        })),
        {
          label: t('layout.signOut'),
          icon: <LogOut aria-hidden="true" className="size-4" />,
          onSelect: () => void leave().catch(stay),
        },
      ]}
    />
  );
}
