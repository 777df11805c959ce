'use client';

import { MESSAGES } from '@/messages';

/**
 * What is left when even the layout fails. It is made when Chappe is built, so no answer's nonce is on its scripts and
 * the policy keeps them from running: it must do without, and speaks to every reader.
 */
export default function GlobalError() {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', margin: '20vh auto', maxWidth: '32rem', padding: '1.5rem' }}>
        {Object.entries(MESSAGES).map(([locale, { errors }]) => (
          <section key={locale} lang={locale}>
            <h1>{errors.title}</h1>
            <p>{errors.text}</p>
            <p>
              <a href="">{errors.tryAgain}</a>
            </p>
          </section>
        ))}
      </body>
    </html>
  );
}
