package campus.contacts.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The attributes of a filter by their dotted paths, which lead through lists to any of their elements.
 *
 * @param forms the form of the values at a path
 */
public record FilterAttributes(Map<String, Form> forms) {
    /** The form of a value. */
    public enum Form {
        /** Compared exactly. */
        TEXT,
        /** Compared ignoring case. */
        CASELESS,
        FLAG,
        /** A moment, shown in whole seconds as {@code 2026-10-03T06:30:00Z}. */
        MOMENT,
        /** An object: null or not; values at paths below it may have any form. */
        OPEN,
        /** Any value. */
        ANY
    }

    public FilterAttributes {
        forms = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(forms));
    }

    /** Returns the form of the values at a path; empty when there can be none. */
    Optional<Form> at(String path) {
        Form form = forms.get(path);
        int dot = path.lastIndexOf('.');
        while (form == null && dot > 0) {
            form = forms.get(path.substring(0, dot)) == Form.OPEN ? Form.ANY : null;
            dot = path.lastIndexOf('.', dot - 1);
        }
        return Optional.ofNullable(form);
    }
}
