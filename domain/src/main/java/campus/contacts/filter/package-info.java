/**
 * The filters of the {@code /api} collections. Start with {@link campus.contacts.filter.CollectionFilter}.
 *
 * @since 1.0.0
 */
package campus.contacts.filter;
