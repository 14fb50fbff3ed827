import * as builder from './lib/json-forms.mjs';
import { holdFor } from './lib/sentences.mjs';

holdFor(builder);
