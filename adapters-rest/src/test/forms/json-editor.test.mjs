import * as builder from './lib/json-editor.mjs';
import { holdFor } from './lib/sentences.mjs';

holdFor(builder);
