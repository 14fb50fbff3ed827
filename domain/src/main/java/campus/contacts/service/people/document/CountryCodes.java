package campus.contacts.service.people.document;

import campus.contacts.osid.Value;
import campus.contacts.people.ValueLists;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Converts countries as people write them to ISO 3166 codes of two letters, the form in records: from codes of two or
 * three letters or English names, ignoring case.
 */
public final class CountryCodes {
    /** Common names that differ from those of the value list. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("united states of america", "US"),
            Map.entry("u.s.", "US"),
            Map.entry("u.s.a.", "US"),
            Map.entry("uk", "GB"),
            Map.entry("u.k.", "GB"),
            Map.entry("great britain", "GB"),
            Map.entry("republic of korea", "KR"),
            Map.entry("russian federation", "RU"),
            Map.entry("czech republic", "CZ"),
            Map.entry("turkey", "TR"),
            Map.entry("the netherlands", "NL"),
            Map.entry("viet nam", "VN"));

    private final Map<String, String> codes = new HashMap<>(ALIASES);

    /** @param lists with the names of countries */
    public CountryCodes(ValueLists lists) {
        for (String code : Locale.getISOCountries()) {
            codes.put(
                    new Locale.Builder()
                            .setRegion(code)
                            .build()
                            .getISO3Country()
                            .toLowerCase(Locale.ROOT),
                    code);
        }
        lists.values(ValueLists.COUNTRIES).forEach(country -> {
            codes.put(key(country.name()), country.id());
            codes.put(key(country.id()), country.id());
        });
    }

    /** Returns the code of the country that a text names; any other value is returned unchanged. */
    public Value code(Value country) {
        String code = country instanceof Value.Text text ? codes.get(key(text.value())) : null;
        return code == null ? country : new Value.Text(code);
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
