// The picture of a reference's contacts along time: a lane for each contact, grouped by type, and a line for now. The lists below it say
// the same to those who do not see it.
import {h} from './preact.js';
import {useEffect, useRef} from './hooks.js';
import {period, phase, typeName} from './format.js';
import {href} from './router.js';
import {locale, t} from './texts.js';

const WIDTH = 900;
const LABEL = 190;
const LANE = 26;
const HEAD = 28;
const BAR_TEXT = 160;
const HALF_TICK_TEXT = 32;
const LONGEST_NAME = 60;
const DAY = 86400000;

export function TimeLine({contacts, at}) {
  const axis = scale(contacts, at);
  const lanes = [...contacts].sort((a, b) => a.genusTypeId.localeCompare(b.genusTypeId) || start(a) - start(b));
  const height = HEAD + lanes.length * LANE + 6;
  const frame = useRef(null);
  useEffect(() => {
    // on a phone the picture is wider than the screen: the present comes first
    const {scrollWidth, clientWidth} = frame.current;
    frame.current.scrollLeft = (axis.x(at) / WIDTH) * scrollWidth - clientWidth * 0.7;
  }, [contacts]);
  return h('div', {ref: frame, class: 'timeline', tabIndex: 0, role: 'region', 'aria-label': t('timeLinePicture')},
    h('svg', {viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: 'img', 'aria-label': t('timeLineSays', {count: contacts.length})},
      axis.ticks.map((tick) => h('g', {key: tick.x, class: 'tick'},
        h('line', {x1: tick.x, x2: tick.x, y1: HEAD - 6, y2: height}),
        h('text', {x: tick.x, y: 14, 'text-anchor': 'middle'}, tick.text))),
      lanes.map((contact, i) => h(Lane, {key: contact.id, contact, axis, at, y: HEAD + i * LANE, isFirst: contact.genusTypeId !== lanes[i - 1]?.genusTypeId})),
      h('g', {class: 'now'},
        h('line', {x1: axis.x(at), x2: axis.x(at), y1: HEAD - 6, y2: height}))));
}

function Lane({contact, axis, at, y, isFirst}) {
  const from = contact.startDate ? axis.x(Date.parse(contact.startDate)) : LABEL;
  const to = contact.endDate ? axis.x(Date.parse(contact.endDate)) : WIDTH;
  const name = short(contact.description || contact.displayName);
  return h('g', {class: 'lane ' + phase(contact, at), onClick: () => (location.hash = href(['contact', contact.id]))},
    h('title', {}, `${name}: ${period(contact)}`),
    isFirst && h('text', {class: 'kind', x: 0, y: y + 17}, typeName(contact.genusTypeId)),
    h('rect', {x: from, y: y + 3, width: Math.max(to - from, 4), height: LANE - 6, rx: 5}),
    h('text', from > WIDTH - BAR_TEXT ? {x: from - 6, y: y + 17, 'text-anchor': 'end', class: 'outside'} : {x: from + 8, y: y + 17}, name));
}

function short(name) {
  return name.length > LONGEST_NAME ? name.slice(0, LONGEST_NAME) + '…' : name;
}

function start(contact) {
  return contact.startDate ? Date.parse(contact.startDate) : -Infinity;
}

/** Returns the places of moments on the axis: it reaches a little beyond every end and beyond now. */
function scale(contacts, at) {
  const moments = contacts.flatMap(({startDate, endDate}) => [startDate, endDate]).filter(Boolean).map(Date.parse);
  const first = Math.min(at - 90 * DAY, ...moments);
  const last = Math.max(at + 90 * DAY, ...moments);
  const margin = (last - first) * 0.06;
  const x = (moment) => LABEL + ((moment - first + margin) / (last - first + 2 * margin)) * (WIDTH - LABEL);
  return {x, ticks: ticks(first - margin, last + margin, x)};
}

/** Returns about six ticks at the beginnings of months or years. */
function ticks(first, last, x) {
  const months = Math.max(1, Math.round((last - first) / DAY / 30 / 6));
  const step = months < 12 ? [1, 2, 3, 6, 12].find((each) => each >= months) : Math.ceil(months / 12) * 12;
  const format = new Intl.DateTimeFormat(locale, step < 12 ? {month: 'short', year: 'numeric'} : {year: 'numeric'});
  const result = [];
  const date = new Date(new Date(first).getFullYear(), 0, 1);
  for (; date <= last; date.setMonth(date.getMonth() + step)) {
    if (date >= first && x(date.getTime()) < WIDTH - HALF_TICK_TEXT) {
      result.push({x: x(date.getTime()), text: format.format(date)});
    }
  }
  return result;
}
