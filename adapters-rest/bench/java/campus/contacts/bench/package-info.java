/**
 * The benchmark, which is not part of the program. It compares the cost of the whole contract with that of the simplest program on the same
 * libraries and databases. Open {@code Benchmark} first, then {@code Works} for the measurements and {@code Floor} for the baseline.
 */
package campus.contacts.bench;
