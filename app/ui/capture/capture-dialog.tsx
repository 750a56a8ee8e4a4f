import { Link, useLocation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { CaptureField } from './capture-field.tsx';

/** Capture on any page: the key c leads to the field, in a dialog where the page has none; Escape closes it, and what was typed stays. */
export function CaptureDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'c' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      const field = document.querySelector<HTMLInputElement>('main .capture-line input');
      if (field) field.focus();
      else setOpen(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  useEffect(() => dialog.current?.close(), [pathname]);

  return (
    <dialog ref={dialog} className="capture-dialog" aria-label="Log what you did" onClose={() => setOpen(false)}>
      {isOpen && <CaptureField takesFocus />}
      <p className="small soft">
        Depth, areas, time and day in any order, then the words: <kbd>debugged ebpf 90m yesterday …</kbd> <kbd>Esc</kbd> closes; what you typed is kept. For more than a line: <Link to="/new">write a new entry</Link>.
      </p>
    </dialog>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
