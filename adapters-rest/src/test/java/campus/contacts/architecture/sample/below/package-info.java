/** A package that uses the one above it and is used by it, as a sample for {@code CyclesTest}. */
package campus.contacts.architecture.sample.below;
