// A person at the page with JSON Forms and its plain renderers.

export const name = 'JSON Forms';
export const file = 'json-forms.html';
export const profile = 'jsonforms';

/** The element of a control; an element of a list counts its scopes from the element. */
const control = (place, scope) => place.locator(`.root${scope.replaceAll('/', '_')}`).first();

const input = (place, scope) => place.locator(`[id^="#${scope}"][id*="-input"]`).first();

/** Enters the values, of which undefined empties a field. */
export async function enter(page, definition, value, place = page.locator('main'), scope = '') {
  switch (definition.type) {
    case 'object':
      for (const [name, member] of Object.entries(definition.properties)) {
        await enter(page, member, value?.[name], place, `${scope}/properties/${name}`);
      }
      break;
    case 'array':
      await list(page, definition.items, value ?? [], control(place, scope));
      break;
    case 'boolean':
      await input(place, scope).setChecked(value ?? false);
      break;
    default:
      await (definition.oneOf ? choose(input(place, scope), definition, value) : input(place, scope).fill(String(value ?? '')));
  }
}

async function choose(select, { oneOf }, value) {
  await select.selectOption(value === undefined ? { index: 0 } : { label: oneOf.find((choice) => choice.const === value).title });
}

/** The elements of a list, which are rows of a table where they are single values. */
const elements = (items, place) => (items.type === 'object' ? place.locator('> .children > div, > fieldset > .children > div') : rows(place));

const rows = (place) => place.locator('tbody > tr').filter({ has: place.page().locator('button') });

async function list(page, items, values, place) {
  const each = elements(items, place);
  while ((await each.count()) > values.length) {
    await each.last().getByRole('button', { name: /delete|remove/i }).last().click();
  }
  for (const [index, value] of values.entries()) {
    if ((await each.count()) <= index) {
      await place.locator('header button').first().click();
    }
    await (items.type === 'object' ? enter(page, items, value, each.nth(index)) : single(items, value, each.nth(index)));
  }
}

async function single(items, value, row) {
  await (items.oneOf ? choose(row.locator('select'), items, value) : row.locator('input').fill(value));
}

/** What the fields show, in the form of the values that are entered. */
export async function shown(page, definition, place = page.locator('main'), scope = '') {
  switch (definition.type) {
    case 'object': {
      const members = [];
      for (const [name, member] of Object.entries(definition.properties)) {
        members.push([name, await shown(page, member, place, `${scope}/properties/${name}`)]);
      }
      return Object.fromEntries(members);
    }
    case 'array': {
      const values = [];
      for (const element of await elements(definition.items, control(place, scope)).all()) {
        const field = element.locator('select, input');
        values.push(await (definition.items.type === 'object' ? shown(page, definition.items, element) : read(field, definition.items)));
      }
      return values;
    }
    case 'boolean':
      return (await input(place, scope).isChecked()) || undefined;
    default:
      return read(input(place, scope), definition);
  }
}

async function read(field, { oneOf, type }) {
  if (oneOf) {
    const value = await field.inputValue();
    return value === '' ? undefined : value;
  }
  const text = await field.inputValue();
  return text === '' ? undefined : ['integer', 'number'].includes(type) ? Number(text) : text;
}
