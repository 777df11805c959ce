import type { Metadata } from 'next';
import { RestReference } from '@/components/guides/rest/RestReference';
import { words } from '@/lib/panel/words';

type Props = { params: Promise<{ serviceName: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words())('guides.names.rest') };
}

export default async function RestReferencePage({ params }: Props) {
  const { serviceName } = await params;
  return <RestReference serviceName={serviceName} />;
}
