import { useNavigate } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

/**
 * The address a form stands for: what it has last asked for, which may still be on its way, else the
 * page's own. So a field shows at once what is typed, and still follows a link that changes the page.
 */
export function useAhead(query: URLSearchParams): { address: URLSearchParams; goTo: (address: string) => void } {
  const navigate = useNavigate();
  const [ahead, setAhead] = useState<string | null>(null);
  const sent = useRef(new Set<string>());
  const arrived = query.toString();
  useEffect(() => {
    setAhead((asked) => {
      if (asked !== arrived && sent.current.has(arrived)) return asked;
      sent.current.clear();
      return null;
    });
  }, [arrived]);
  return {
    address: ahead === null ? query : new URLSearchParams(ahead),
    goTo: (address) => {
      sent.current.add(address);
      setAhead(address);
      navigate(`?${address}`, { replace: true, preventScrollReset: true });
    },
  };
}
