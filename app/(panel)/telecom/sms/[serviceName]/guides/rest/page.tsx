import type { Metadata } from 'next';
import { RestReference } from '@/components/guides/rest/RestReference';
import { exampleLogin, senderOfExamples } from '@/lib/panel/guides/guide-for';
import { words } from '@/lib/panel/words';

type Props = { params: Promise<{ serviceName: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words())('guides.names.rest') };
}

export default async function RestReferencePage({ params }: Props) {
  const { serviceName } = await params;
  const [login, sender] = [await exampleLogin(serviceName), await senderOfExamples(serviceName)];
  return <RestReference own={{ serviceName, login, sender }} />;
}
