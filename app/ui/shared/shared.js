/* A shared radar is whole without this: it points from rows to blips, helps fingers, sorts and filters the table, and glides through time. */
(() => {
  'use strict';
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Row and blip

  function point(area) {
    for (const element of all('[data-pointed]')) element.removeAttribute('data-pointed');
    if (area) for (const element of all(`[data-area="${CSS.escape(area)}"]`)) element.setAttribute('data-pointed', '');
  }
  // What has the focus is the link around a blip.
  const pointAt = ({ target }) => point((target.closest?.('[data-area]') ?? (target.matches?.('.blip-link') ? one('.blip', target) : null))?.dataset.area);
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, pointAt);

  // Fingers: a touch means the nearest blip within reach, and where it may mean several, they are listed

  /** In CSS pixels, and as many as a card has room for. */
  const [REACH, MOST] = [24, 7];
  const card = document.createElement('div');
  card.className = 'near';
  card.popover = 'auto';
  card.setAttribute('role', 'group');
  card.setAttribute('aria-label', 'Close by');

  function linksNear(picture, { clientX, clientY }) {
    return all('.blip-link', picture)
      .map((link) => {
        const { x, y, width, height } = one('.blip-target', link).getBoundingClientRect();
        return { link, distance: Math.hypot(x + width / 2 - clientX, y + height / 2 - clientY) };
      })
      .filter(({ link, distance }) => distance <= REACH && !one('.is-faint', link))
      .sort((a, b) => a.distance - b.distance)
      .map(({ link }) => link);
  }

  function offer(links, { clientX, clientY, pageX, pageY }) {
    const names = links.slice(0, MOST).map((link) => {
      const name = document.createElement('a');
      name.href = link.href.baseVal;
      name.textContent = one('title', link).textContent;
      name.dataset.area = one('.blip', link).dataset.area;
      return name;
    });
    names[0].autofocus = true;
    card.replaceChildren(...names);
    document.body.append(card);
    card.showPopover();
    const { offsetWidth: width, offsetHeight: height } = card;
    const left = Math.max(0, Math.min(clientX - width / 2, document.documentElement.clientWidth - width));
    const isAbove = clientY - REACH - height >= 0;
    card.style.left = `${left + pageX - clientX}px`;
    card.style.top = `${isAbove ? pageY - REACH - height : pageY + REACH}px`;
  }

  document.addEventListener('click', (event) => {
    const picture = event.pointerType === 'touch' && event.target.closest('.radar-picture');
    const links = picture ? linksNear(picture, event) : [];
    if (links.length === 0) return;
    event.preventDefault();
    if (links.length > 1 && card.showPopover) offer(links, event);
    else location.href = links[0].href.baseVal;
  });

  // The table

  const order = { column: -1, falling: false };
  const valueOf = (row, column) => {
    const cell = row.cells[column];
    const value = cell.dataset.sort ?? cell.textContent.trim();
    return value !== '' && isFinite(value) ? Number(value) : value.toLowerCase();
  };

  function sort(table) {
    const { column, falling } = order;
    const heads = all('thead th', table);
    heads.forEach((head, i) => (i === column ? head.setAttribute('aria-sort', falling ? 'descending' : 'ascending') : head.removeAttribute('aria-sort')));
    if (column < 0 || column >= heads.length) return;
    const compare = (a, b) => {
      const [x, y] = [valueOf(a, column), valueOf(b, column)];
      const sign = x < y ? -1 : x > y ? 1 : 0;
      return (falling ? -sign : sign) || valueOf(a, 0) - valueOf(b, 0);
    };
    table.tBodies[0].append(...[...table.rows].slice(1).sort(compare));
  }

  function makeSortable(table) {
    all('thead th', table).forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        order.falling = order.column === column && !order.falling;
        order.column = column;
        sort(table);
      });
    });
    sort(table);
  }

  // Filters: kept in the address behind #, so that what is found can be sent on

  const form = one('.filters');
  const readFilters = () => Object.fromEntries(new FormData(form));

  function filter() {
    const { q, quadrant, ring } = readFilters();
    const words = q.trim().toLowerCase();
    const rows = all('.blip-table tbody tr');
    let found = 0;
    for (const row of rows) {
      const isFound = (!quadrant || row.dataset.quadrant === quadrant) && (!ring || row.dataset.ring === ring) && row.cells[1].textContent.toLowerCase().includes(words);
      row.hidden = !isFound;
      if (isFound) found += 1;
      one(`.blip[data-area="${CSS.escape(row.dataset.area)}"]`)?.classList.toggle('is-faint', !isFound);
    }
    one('[role=status]', form).textContent = found === rows.length ? '' : `${found} of ${rows.length}`;
  }

  function startFilters() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const field of form.elements) if (asked.has(field.name)) field.value = asked.get(field.name);
    form.hidden = false;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => {
      filter();
      const kept = Object.entries(readFilters()).filter(([, value]) => value !== '');
      history.replaceState(null, '', `#${new URLSearchParams(kept)}`);
    });
  }

  function dressTable() {
    const table = one('.word-side .blip-table');
    if (!table) return;
    makeSortable(table);
    filter();
  }

  // Time: the page of another day is fetched, and its parts take the place of those here

  const pages = new Map();
  const fetchPage = (address) => {
    if (!pages.has(address)) {
      const page = fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))));
      page.catch(() => pages.delete(address));
      pages.set(address, page);
    }
    return pages.get(address);
  };

  const placeOf = (blip) => {
    const { e, f } = blip.closest('[transform]').transform.baseVal.consolidate().matrix;
    return { x: e, y: f };
  };

  function glide(before) {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const timing = { duration: 550, easing: 'cubic-bezier(0.3, 0, 0.2, 1)' };
    for (const blip of all('.radar-side .blip')) {
      const from = before.get(blip.dataset.area);
      const { x, y } = placeOf(blip);
      const [dx, dy] = from ? [from.x - x, from.y - y] : [0, 0];
      if (!from) blip.animate([{ opacity: 0 }, {}], timing);
      else if (dx || dy) blip.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }], timing);
    }
  }

  function exchange(text, address) {
    const next = new DOMParser().parseFromString(text, 'text/html');
    const before = new Map(all('.radar-side .blip').map((blip) => [blip.dataset.area, placeOf(blip)]));
    const isOpen = one('.time details')?.open;
    // The address first: relative links in what comes next are meant from there.
    history.replaceState(null, '', address + location.hash);
    for (const part of all('[data-part]')) {
      const other = one(`[data-part="${part.dataset.part}"]`, next);
      if (other) part.replaceWith(document.adoptNode(other));
    }
    if (isOpen) one('.time details').open = true;
    document.title = next.title;
    dressTable();
    glide(before);
  }

  function startSlider(slider) {
    const range = one('input', slider);
    const play = one('button', slider);
    const steps = all('.steps a').map(({ href, textContent }) => ({ href, said: textContent }));
    let wanted = range.valueAsNumber;
    let playing = 0;

    const say = () => range.setAttribute('aria-valuetext', steps[wanted].said);
    const show = async () => {
      const { href } = steps[wanted];
      say();
      try {
        const text = await fetchPage(href);
        if (steps[wanted].href === href) exchange(text, href);
      } catch {
        location.href = href;
      }
    };
    const stop = () => {
      clearInterval(playing);
      playing = 0;
      play.textContent = '▶';
      play.setAttribute('aria-label', 'Play the history');
    };
    const go = (to) => {
      wanted = to;
      range.value = String(to);
      return show();
    };

    range.value = range.defaultValue;
    range.addEventListener('input', () => {
      stop();
      void go(range.valueAsNumber);
    });
    play.addEventListener('click', () => {
      if (playing) return stop();
      play.textContent = '❚❚';
      play.setAttribute('aria-label', 'Pause');
      if (wanted === steps.length - 1) void go(0);
      playing = setInterval(() => (wanted < steps.length - 1 ? void go(wanted + 1) : stop()), 1100);
    });
    say();
    slider.hidden = false;
  }

  if (form) startFilters();
  dressTable();
  const slider = one('.slider');
  // From a disk no page may read another: there the links do what the slider does.
  if (slider && location.protocol !== 'file:') startSlider(slider);
})();
