/**
 * Tests of operation: health, metrics, log lines, limits, and that neither a flood nor stalled clients block others. No test waits for
 * a fixed time; concurrent activity is held at a defined point.
 */
package campus.contacts.operations;
