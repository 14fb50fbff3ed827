package campus.contacts.exchange;

import campus.contacts.osid.TextFold;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of countries (ISO 3166): written in English, read in many languages. */
public final class Countries {
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "sl", "hr", "hu", "ro",
            "bg", "el", "tr", "ru", "uk", "ar", "he", "fa", "hi", "th", "vi", "id", "zh", "ja", "ko");

    /** The codes by folded name, made when the first name is read. */
    private static final class Codes {
        static final Map<String, String> BY_NAME = byName();

        private static Map<String, String> byName() {
            Map<String, String> codes =
                    new HashMap<>(Map.of("usa", "US", "united states of america", "US", "uk", "GB"));
            for (String code : Locale.getISOCountries()) {
                Locale country = country(code);
                codes.put(TextFold.fold(code), code);
                codes.put(TextFold.fold(country.getISO3Country()), code);
                codes.put(TextFold.fold(country.getDisplayCountry(Locale.ENGLISH)), code);
            }
            for (String code : Locale.getISOCountries()) {
                for (String language : LANGUAGES) {
                    Locale reader = new Locale.Builder().setLanguage(language).build();
                    codes.putIfAbsent(TextFold.fold(country(code).getDisplayCountry(reader)), code);
                }
            }
            return codes;
        }
    }

    private Countries() {}

    /** Returns the name of a country; null for null. */
    public static String name(String code) {
        return code == null ? null : country(code).getDisplayCountry(Locale.ENGLISH);
    }

    private static Locale country(String code) {
        return new Locale.Builder().setRegion(code).build();
    }

    /** Returns the two-letter code of a name or a code. */
    public static Optional<String> code(String text) {
        return Optional.ofNullable(Codes.BY_NAME.get(TextFold.fold(text.strip())));
    }
}
