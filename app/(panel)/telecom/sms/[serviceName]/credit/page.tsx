import { CreditLedger } from '@/components/credit/CreditLedger';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('credit');

type Props = { params: Promise<{ serviceName: string }> };

export default async function CreditPage({ params }: Props) {
  return <CreditLedger serviceName={(await params).serviceName} />;
}
