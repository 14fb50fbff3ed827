/** The filters of the {@code /api} collections. Start with {@link campus.contacts.filter.CollectionFilter}. */
package campus.contacts.filter;
