/// <reference types="vite/client" />
import '@remix-run/node';
import type { Library } from './library.server.ts';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }

  interface AppLoadContext {
    library: Library;
    /** Fresh for each response; every inline script carries it. */
    nonce: string;
  }
}
