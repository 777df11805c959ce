import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { InstanceHeader } from '@/components/instance/InstanceHeader';
import { requireActor } from '@/lib/panel/current-actor';
import { words } from '@/lib/panel/words';

/** A tab of the browser names the page, then that it is the instance's. */
export async function generateMetadata(): Promise<Metadata> {
  if (!(await requireActor()).isInstanceOwner) return {};
  const instance = (await words())('layout.instance');
  return { title: { default: instance, template: `%s · ${instance} · Chappe` } };
}

/** To whoever does not own the instance, it is not there. */
export default async function InstanceLayout({ children }: { children: ReactNode }) {
  if (!(await requireActor()).isInstanceOwner) notFound();
  return (
    <>
      <InstanceHeader />
      <main id="content" tabIndex={-1} className="outline-none mx-auto max-w-page px-4 pt-4 pb-8 sm:px-6">
        {children}
      </main>
    </>
  );
}
