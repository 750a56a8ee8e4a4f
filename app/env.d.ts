/// <reference types="vite/client" />
import '@remix-run/node';
import type { Caller, Door, Session } from './library/door.server.ts';
import type { Library } from './library.server.ts';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }

  interface AppLoadContext {
    library: Library;
    door: Door;
    visitor: {
      /** Null where it is not the owner who asks. */
      session: Session | null;
      caller: Caller;
      /** The value of a Set-Cookie header that hands a token over, or takes it back. */
      cookieOf(token: string | null): string;
      /** Counts a try to sign in: 0, or the seconds to wait before the next. */
      waitToSignIn(): number;
    };
    /** Fresh for each response; every inline script carries it. */
    nonce: string;
  }
}
