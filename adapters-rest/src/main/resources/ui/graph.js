// The picture of the books around one book: ancestors above, descendants below, an edge for each place in the hierarchy. The lists beside
// it say the same to those who do not see it.
import {h} from './preact.js';
import {useEffect, useRef} from './hooks.js';
import {href} from './router.js';
import {t} from './texts.js';

const BOX = {width: 170, height: 34};
const GAP = {x: 18, y: 46};
const MOST_IN_LAYER = 8;

/** @param node the answer of `/nodes` */
export function Graph({node}) {
  const layers = layersOf(node);
  const levels = [...layers.keys()].sort((a, b) => a - b);
  const width = Math.max(...levels.map((level) => layers.get(level).size)) * (BOX.width + GAP.x) + GAP.x;
  const height = levels.length * (BOX.height + GAP.y) - GAP.y + 16;
  const places = new Map();
  levels.forEach((level, row) => {
    const books = [...layers.get(level).values()];
    const indent = (width - books.length * (BOX.width + GAP.x) + GAP.x) / 2;
    books.forEach((book, i) => places.set(book.id, {book, x: indent + i * (BOX.width + GAP.x), y: 8 + row * (BOX.height + GAP.y)}));
  });
  const frame = useRef(null);
  useEffect(() => {
    // on a phone the picture is wider than the screen: the book itself comes first
    frame.current.scrollLeft = places.get(node.id).x + BOX.width / 2 - frame.current.clientWidth / 2;
  }, [node]);
  return h('div', {ref: frame, class: 'graph', tabIndex: 0, role: 'region', 'aria-label': t('hierarchyPicture')},
    h('svg', {width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': t('hierarchyOf', {name: node.displayName})},
      edgesOf(node).map(([parent, child]) => places.has(parent) && places.has(child) && h('path', {key: parent + child, class: 'edge', d: curve(places.get(parent), places.get(child))})),
      [...places.values()].map(({book, x, y}) => h('g', {
        key: book.id, class: 'book' + (book.id === node.id ? ' this' : ''), onClick: () => (location.hash = href(['address-book', book.id])),
      },
      h('title', {}, book.displayName),
      h('rect', {x, y, ...BOX, rx: 8}),
      h('text', {x: x + BOX.width / 2, y: y + 22, 'text-anchor': 'middle'}, short(book.displayName))))));
}

/** Returns the books by their distance from the node; one that is reached in several ways stands in the layer farthest away. */
function layersOf(node) {
  const levels = new Map();
  const visit = (each, level, neighbours) => {
    const known = levels.get(each.id);
    if (!known || Math.abs(level) > Math.abs(known.level)) {
      levels.set(each.id, {level, book: each});
    }
    each[neighbours].forEach((next) => visit(next, level + (neighbours === 'children' ? 1 : -1), neighbours));
  };
  visit(node, 0, 'parents');
  visit(node, 0, 'children');
  const layers = new Map();
  for (const {level, book} of levels.values()) {
    const layer = layers.get(level) ?? layers.set(level, new Map()).get(level);
    if (layer.size < MOST_IN_LAYER) {
      layer.set(book.id, book);
    }
  }
  return layers;
}

function edgesOf(node) {
  const edges = new Map();
  const visit = (each, neighbours) => each[neighbours].forEach((next) => {
    const edge = neighbours === 'children' ? [each.id, next.id] : [next.id, each.id];
    edges.set(edge.join(' '), edge);
    visit(next, neighbours);
  });
  visit(node, 'parents');
  visit(node, 'children');
  return [...edges.values()];
}

function curve(from, to) {
  const [x1, y1, x2, y2] = [from.x + BOX.width / 2, from.y + BOX.height, to.x + BOX.width / 2, to.y];
  const middle = (y1 + y2) / 2;
  return `M${x1} ${y1} C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`;
}

function short(name) {
  const letters = [...name];
  return letters.length > 22 ? letters.slice(0, 21).join('') + '…' : name;
}
