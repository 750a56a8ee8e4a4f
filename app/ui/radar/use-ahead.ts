import { useLocation, useNavigate } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { addressNow, pageNow } from './address-now.ts';

/**
 * The address a form stands for: what it has last asked for, which may still be on its way, else the
 * page's own. So a field shows at once what is typed, and still follows a link that changes the page.
 * `goTo` is given what changes in the address.
 */
export function useAhead(query: URLSearchParams): { address: URLSearchParams; goTo: (alter: (address: URLSearchParams) => void) => void } {
  const navigate = useNavigate();
  const { key: page } = useLocation();
  const [ahead, setAhead] = useState<string | null>(null);
  const sent = useRef(new Set<string>());
  const askedFrom = useRef<string | null>(null);
  const arrived = query.toString();
  useEffect(() => {
    // Drawn only now, but there before the form asked for anything: it says nothing about the form.
    if (page === askedFrom.current) return;
    setAhead((asked) => {
      if (asked !== arrived && sent.current.has(arrived)) return asked;
      sent.current.clear();
      return null;
    });
  }, [page, arrived]);
  const goTo = useCallback(
    (alter: (address: URLSearchParams) => void) => {
      const next = addressNow();
      alter(next);
      const address = next.toString();
      askedFrom.current = pageNow();
      sent.current.add(address);
      setAhead(address);
      navigate(`?${address}`, { replace: true, preventScrollReset: true });
    },
    [navigate],
  );
  return { address: ahead === null ? query : new URLSearchParams(ahead), goTo };
}
