// A person at the page with react-jsonschema-form.

const id = (path, suffix = '') => `[id="${['root', ...path].join('_')}${suffix}"]`;

const isChecks = ({ uniqueItems, items }) => Boolean(uniqueItems && items?.oneOf);

export const name = 'react-jsonschema-form';
export const file = 'form.html';
export const profile = 'rjsf';

/** Enters the values, of which undefined empties a field. */
export async function enter(page, definition, value, path = []) {
  switch (definition.type) {
    case 'object':
      for (const [name, member] of Object.entries(definition.properties)) {
        await enter(page, member, value?.[name], [...path, name]);
      }
      break;
    case 'array':
      await (isChecks(definition) ? check : list)(page, definition, value ?? [], path);
      break;
    case 'boolean':
      await page.locator(id(path)).setChecked(value ?? false);
      break;
    default:
      await (definition.oneOf || definition.enum ? choose(page, definition, value, path) : page.locator(id(path)).fill(String(value ?? '')));
  }
}

async function choose(page, { oneOf }, value, path) {
  const label = oneOf ? oneOf.find((choice) => choice.const === value)?.title ?? '' : String(value ?? '');
  await page.locator(id(path)).selectOption({ label });
}

async function check(page, { items }, values, path) {
  for (const [index, choice] of items.oneOf.entries()) {
    await page.locator(id(path, `-${index}`)).setChecked(values.includes(choice.const));
  }
}

async function list(page, { items }, values, path) {
  const element = (index, suffix) => page.locator(id([...path, index], suffix));
  while (await element(values.length, '__remove').count()) {
    await element(values.length, '__remove').click();
  }
  for (const [index, value] of values.entries()) {
    if (!(await element(index, '__remove').count())) {
      await page.locator(id(path, '__add')).click();
    }
    await enter(page, items, value, [...path, index]);
  }
}

/** What the fields show, in the form of the values that are entered. */
export async function shown(page, definition, path = []) {
  switch (definition.type) {
    case 'object': {
      const members = [];
      for (const [name, member] of Object.entries(definition.properties)) {
        members.push([name, await shown(page, member, [...path, name])]);
      }
      return Object.fromEntries(members);
    }
    case 'array': {
      const values = [];
      if (isChecks(definition)) {
        for (const [index, choice] of definition.items.oneOf.entries()) {
          values.push(...((await page.locator(id(path, `-${index}`)).isChecked()) ? [choice.const] : []));
        }
        return values;
      }
      while (await page.locator(id([...path, values.length], '__remove')).count()) {
        values.push(await shown(page, definition.items, [...path, values.length]));
      }
      return values;
    }
    case 'boolean':
      return (await page.locator(id(path)).isChecked()) || undefined;
    default: {
      const field = page.locator(id(path));
      if (definition.oneOf) {
        const label = await field.evaluate((select) => select.selectedOptions[0]?.label ?? '');
        return definition.oneOf.find(({ title }) => title === label)?.const;
      }
      const text = await (definition.enum ? field.evaluate((select) => select.selectedOptions[0].label) : field.inputValue());
      return text === '' ? undefined : ['integer', 'number'].includes(definition.type) ? Number(text) : text;
    }
  }
}
