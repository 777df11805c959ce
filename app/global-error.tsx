'use client';

import failure from '@/messages/failure.json';

/**
 * What is left when even the layout fails. It is made when Chappe is built, so no answer's nonce is on its scripts and
 * the policy keeps them from running: it must do without, and speaks to every reader.
 */
export default function GlobalError() {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', margin: '20vh auto', maxWidth: '32rem', padding: '1.5rem' }}>
        {Object.entries(failure).map(([locale, words]) => (
          <section key={locale} lang={locale}>
            <h1>{words.title}</h1>
            <p>{words.text}</p>
            <p>
              <a href="">{words.tryAgain}</a>
            </p>
          </section>
        ))}
      </body>
    </html>
  );
}
