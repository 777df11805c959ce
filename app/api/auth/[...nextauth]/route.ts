import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/panel/auth-options';
import { isReadable } from '@/lib/panel/auth-request';

type Context = { params: Promise<{ nextauth: string[] }> };

const handler = async (request: NextRequest, context: Context): Promise<Response> => {
  const [action] = (await context.params).nextauth;
  // Nothing of ours asks for it, and it would answer any cookie, ended or not, with its contents and a longer life.
  if (action === 'session') return new Response(null, { status: 404 });
  if (!(await isReadable(request, request.cookies.getAll())))
    return Response.json({ error: 'unreadable' }, { status: 400 });
  return NextAuth(request, context, authOptions());
};

export { handler as GET, handler as POST };
