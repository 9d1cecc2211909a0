// Elements without innerHTML, which the page's policy forbids.

/** An element; properties become attributes, but for class, on… and those that are false or null. */
export function el(name, properties, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const hidden = (text) => el('span', { class: 'hidden' }, text);

export async function get(path) {
  const response = await fetch(`api/${path}`, { headers: { Accept: 'application/json' } });
  if (response.status === 404) {
    return null;
  }
  if (!response.ok) {
    throw new Error(`${response.status} for ${path}`);
  }
  return response.json();
}

/** The time of day, with milliseconds of their own. */
export function clock(instant) {
  const date = new Date(instant);
  const [hours, minutes, seconds] = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0'));
  return [`${hours}:${minutes}:${seconds}`, el('span', {}, `.${String(date.getMilliseconds()).padStart(3, '0')}`)];
}

export function duration(millis) {
  if (millis < 1) {
    return '< 1 ms';
  }
  return millis < 1000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(1)} s`;
}

export function bytes(count) {
  if (count < 1024) {
    return count === 1 ? '1 byte' : `${count} bytes`;
  }
  return count < 1024 * 1024 ? `${(count / 1024).toFixed(1)} KiB` : `${(count / 1024 / 1024).toFixed(1)} MiB`;
}

/** The class that colours a status. */
export function tone(status) {
  if (status >= 500) {
    return 'broken';
  }
  return status >= 400 ? 'refused' : 'fine';
}

export function pill(status, sentWhole = true) {
  return el('span', { class: `pill ${sentWhole ? tone(status) : 'broken'}` }, sentWhole ? String(status) : 'cut');
}

export function copyButton(text, what) {
  const button = el('button', { type: 'button', class: 'quiet', 'aria-label': `Copy ${what}` }, 'Copy');
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text());
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
  return button;
}
