import { useEffect, useState } from 'react';

/** False on the server and at first paint; true once script is there to answer. */
export function useScripted(): boolean {
  const [isScripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return isScripted;
}
