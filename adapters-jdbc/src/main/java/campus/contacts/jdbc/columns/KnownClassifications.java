package campus.contacts.jdbc.columns;

import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Classifications by their stored text. A database has few, and millions of rows: without this, reading a row's classification, and later
 * the keys of its Ids for finding its schema, takes as long as reading the rest of the row.
 */
final class KnownClassifications {
    /** The most classifications that are kept; others are read anew. */
    private static final int MAX = 1000;

    private static final Map<Stored, Classification> KNOWN = new ConcurrentHashMap<>();

    /** The columns of a classification. */
    private record Stored(String genusType, String recordTypes) {}

    private KnownClassifications() {}

    static Classification of(String genusType, String recordTypes) {
        Stored stored = new Stored(genusType, recordTypes);
        Classification known = KNOWN.get(stored);
        if (known == null) {
            known = new Classification(Id.parse(genusType), ObjectColumns.ids(recordTypes));
            if (KNOWN.size() < MAX) {
                KNOWN.put(stored, known);
            }
        }
        return known;
    }
}
