/** A peer for the benchmark: Spring Data REST on the tables of the program. */
package campus.contacts.spring;
