package campus.contacts.jdbc.sql;

import campus.contacts.ListOrder;
import campus.contacts.ListPosition;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.PageRequest.From;
import campus.contacts.osid.TextFold;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A page of a list that is sorted by a value, in SQL. It is read from its start on, backwards if the page ends before a position. */
public record SortedPage(PageRequest window) {
    /** The sort key of an unset start, and a start after all others. */
    private static final OffsetDateTime UNSET = OffsetDateTime.of(0, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final OffsetDateTime LAST = OffsetDateTime.of(10_000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final String LAST_REFERENCE = new String(Character.toChars(Character.MAX_CODE_POINT));

    private boolean isByStart() {
        return window.order().ascending() == ListOrder.START_DATE;
    }

    private boolean isByReference() {
        return window.order() == ListOrder.REFERENCE;
    }

    /** Returns the column with the sorted value. */
    public String column() {
        return switch (window.order().ascending()) {
            case START_DATE -> "start_sort_key";
            case REFERENCE -> "reference_key";
            default -> "display_name_sort_key";
        };
    }

    private boolean isBackwards() {
        return window.from() instanceof From.Before;
    }

    /** Returns the direction in which the sorted values are read. */
    KeysetPage.Order keyOrder() {
        return window.order().isDescending() == isBackwards() ? KeysetPage.Order.UP : KeysetPage.Order.DOWN;
    }

    /** Returns the direction in which the numbers of objects with equal values are read. */
    KeysetPage.Order numberOrder() {
        return isBackwards() ? KeysetPage.Order.DOWN : KeysetPage.Order.UP;
    }

    /** Returns the position from which the page is read; null: the first object. */
    ListPosition from() {
        if (window.from() instanceof From.Before before) {
            return before.position();
        }
        return window.from() instanceof From.After after ? after.position() : null;
    }

    /** Returns a value of the column. */
    Object value(String key) {
        if (isByReference()) {
            return key.equals(TextFold.LAST) ? LAST_REFERENCE : ListOrder.reference(key);
        }
        if (!isByStart()) {
            return key;
        }
        if (key.isEmpty()) {
            return UNSET;
        }
        return key.equals(TextFold.LAST) ? LAST : Instant.parse(key).atOffset(ZoneOffset.UTC);
    }

    /** Returns a bound before all values in the direction of reading. */
    Object bound() {
        return value(keyOrder() == KeysetPage.Order.UP ? "" : TextFold.LAST);
    }

    /** Returns the condition that a row is beyond the start of the page. */
    public SqlFragment position(String key, String number) {
        ListPosition from = from();
        if (from == null) {
            return SqlFragment.of("true");
        }
        return SqlFragment.of("(%1$s %2$s :sort_key or %1$s = :sort_key and %3$s %4$s :sort_number)"
                        .formatted(key, keyOrder().beyond, number, numberOrder().beyond))
                .bind("sort_key", value(from.key()))
                .bind("sort_number", from.number());
    }

    /** Returns the order in which the page is read. */
    public String order(String key, String number) {
        return key + ' ' + keyOrder().name + ", " + number + ' ' + numberOrder().name;
    }

    /** Returns the objects of the page, which were read in its direction, in the order of the list. */
    public <T extends OsidObject> List<T> inOrder(List<T> objects) {
        List<T> sorted = new ArrayList<>(objects);
        if (isByReference()) {
            // the database has sorted them, and their keys need not be computed again
            if (isBackwards()) {
                Collections.reverse(sorted);
            }
            return sorted;
        }
        sorted.sort((one, other) -> window.order()
                .compare(window.order().position(one), window.order().position(other)));
        return sorted;
    }
}
