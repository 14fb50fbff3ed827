/**
 * What an operator relies on: health, measurements, log lines, limits, and that neither a flood nor stuck clients keep others from
 * being served. No test here waits for a time; what must be going on at the same time is held there.
 */
package campus.contacts.operations;
