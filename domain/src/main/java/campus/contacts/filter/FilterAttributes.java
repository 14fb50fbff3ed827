package campus.contacts.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What can be filtered by: attributes by their dotted paths, which lead through lists to any of their elements.
 *
 * @param forms what the values at a path are
 */
public record FilterAttributes(Map<String, Form> forms) {
    /** What a value is. */
    public enum Form {
        /** Compared exactly. */
        TEXT,
        /** Compared ignoring case. */
        CASELESS,
        FLAG,
        /** A moment, shown in whole seconds as {@code 2026-10-03T06:30:00Z}. */
        MOMENT,
        /** An object: null or not; at any path below it, whatever stands there. */
        OPEN,
        /** Whatever stands there. */
        ANY
    }

    public FilterAttributes {
        forms = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(forms));
    }

    /** What is at a path; empty when nothing can be. */
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
