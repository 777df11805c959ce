'use client';

import { KeyRound, LogOut, UserRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { signOut } from 'next-auth/react';
import { Menu } from '../ui/Menu';

/** Who is signed in, and the way out. */
export function PanelUserMenu({ name, email }: { name: string; email: string }) {
  const router = useRouter();
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`Signed in as ${name}, ${email}`}
          title={email}
          className="flex min-h-9 items-center gap-2 rounded-md px-2 text-muted hover:bg-raised hover:text-ink"
        >
          <UserRound aria-hidden="true" className="size-5" />
          <span className="hidden sm:inline">{email}</span>
        </button>
      }
      entries={[
        {
          label: 'Your sign-in',
          icon: <KeyRound aria-hidden="true" className="size-4" />,
          onSelect: () => router.push('/profile'),
        },
        {
          label: 'Sign out',
          icon: <LogOut aria-hidden="true" className="size-4" />,
          onSelect: () => void signOut({ callbackUrl: '/sign-in' }),
        },
      ]}
    />
  );
}
