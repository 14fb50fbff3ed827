import * as builder from './lib/rjsf.mjs';
import { holdFor } from './lib/sentences.mjs';

holdFor(builder);
