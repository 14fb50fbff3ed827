export { JsonForms } from '@jsonforms/react';
export { vanillaCells as cells, vanillaRenderers as renderers } from '@jsonforms/vanilla-renderers';
export { createElement } from 'react';
export { createRoot } from 'react-dom/client';
