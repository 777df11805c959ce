import { toResponse, toWireRequest } from '@/lib/gateway/wire';
import { getRuntime } from '@/lib/runtime/runtime';

export const dynamic = 'force-dynamic';

const answer = async (request: Request) => toResponse(await getRuntime().http2sms(await toWireRequest(request)));

export { answer as GET, answer as POST };
