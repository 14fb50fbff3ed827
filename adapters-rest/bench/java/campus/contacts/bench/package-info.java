/**
 * The benchmark, which is no part of the program: what it costs to do all that the contract asks, beside the least that could be
 * written on the same libraries and databases. Open {@code Benchmark} first, then {@code Works} for what is measured and
 * {@code Floor} for what it is measured by.
 */
package campus.contacts.bench;
