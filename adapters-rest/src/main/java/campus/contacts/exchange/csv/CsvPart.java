package campus.contacts.exchange.csv;

import campus.contacts.exchange.Countries;
import campus.contacts.exchange.RecordCatalog;
import campus.contacts.exchange.RowBuilder;
import campus.contacts.exchange.StreetLines;
import campus.contacts.imports.ImportReport.Problem;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The cells of a row about one address. */
final class CsvPart {
    private static final Set<String> USES = Set.of("home", "work", "cell", "fax", "pager", "other");
    private static final Map<String, String> WORDS = Map.of(
            "mobile",
            "cell",
            "home fax",
            "home,fax",
            "work fax",
            "work,fax",
            "main",
            "main",
            "mobil",
            "cell",
            "privat",
            "home",
            "geschäftlich",
            "work",
            "arbeit",
            "work");

    /** The separator of several values in one cell, in files of Google Contacts. */
    private static final String SEVERAL = " ::: ";

    private final String name;
    private final RecordCatalog types;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final List<String> uses = new ArrayList<>();

    /** @param name such as {@code email.1} */
    CsvPart(String name, RecordCatalog types) {
        this.name = name;
        this.types = types;
    }

    String kind() {
        return name.substring(0, name.indexOf('.'));
    }

    int place() {
        return Integer.parseInt(name.substring(name.indexOf('.') + 1));
    }

    void set(CsvColumn column, String cell) {
        cells.merge(column.path(), cell, (one, other) -> one + ", " + other);
        columns.put(column.path(), column.name());
        column.uses().stream().filter(use -> !uses.contains(use)).forEach(uses::add);
    }

    private String value() {
        return switch (kind()) {
            case "email" -> "address";
            case "tel" -> "number";
            case "url" -> "url";
            default -> null;
        };
    }

    /** Returns the addresses; none without a value. */
    List<RowBuilder.Part> finish(long row, EffectivePeriod period, List<Problem> problems) {
        readLabel();
        List<RowBuilder.Part> made = new ArrayList<>();
        if (value() == null) {
            place(row, period, problems, made);
            return made;
        }
        String value = cells.get(value());
        if (value == null) {
            return made;
        }
        for (String each : value.split(SEVERAL, -1)) {
            if (!each.isBlank()) {
                cells.put(value(), each.strip());
                made.add(part(row, period, null, problems));
            }
        }
        return made;
    }

    private void place(long row, EffectivePeriod period, List<Problem> problems, List<RowBuilder.Part> made) {
        String text = cells.remove("text");
        String street = cells.remove("street");
        if (street != null) {
            int line = 0;
            for (String each : StreetLines.of(List.of(street))) {
                cells.put("street." + line, each);
                columns.put("street." + line++, columns.get("street"));
            }
        }
        String country = cells.get("country");
        if (country != null && Countries.code(country).isPresent()) {
            cells.put("country", Countries.code(country).orElseThrow());
        }
        boolean isUnknown = country != null && Countries.code(country).isEmpty();
        if (isUnknown) {
            cells.remove("country");
            text = text == null ? country : text;
        }
        boolean hasParts = cells.keySet().stream()
                .anyMatch(path -> !Set.of("label", "preference", "uses").contains(path));
        if (hasParts || text != null) {
            if (!hasParts) {
                cells.clear();
            }
            made.add(part(row, period, hasParts && !isUnknown ? null : text, problems));
        }
    }

    /** Makes uses of the words that programs write as labels, and a preference of the asterisk before one. */
    private void readLabel() {
        String label = cells.get("label");
        if (label == null) {
            return;
        }
        if (label.startsWith("* ")) {
            cells.putIfAbsent("preference", "1");
            label = label.substring(2).strip();
        }
        String word = label.toLowerCase(Locale.ROOT);
        String use = WORDS.getOrDefault(word, USES.contains(word) ? word : null);
        if (use == null && !label.isEmpty() && !label.equals("*")) {
            cells.put("label", label);
        } else {
            cells.remove("label");
            if (use != null && !use.equals("other")) {
                uses.addAll(List.of(use.split(",")));
            }
        }
    }

    private RowBuilder.Part part(long row, EffectivePeriod period, String text, List<Problem> problems) {
        PropertyTree tree = new PropertyTree(ObjectKind.ADDRESS, types);
        cells.forEach((path, cell) -> tree.set(prefix(path), cell, columns.get(path)));
        if (!uses.isEmpty() && !cells.containsKey("uses")) {
            tree.set(
                    prefix("uses"),
                    String.join(",", uses),
                    columns.values().iterator().next());
        }
        Map<String, Value> values = tree.values();
        RecordProperties properties = RecordProperties.of(values);
        for (Refusal.Detail detail : types.problems(ObjectKind.ADDRESS, properties)) {
            problems.add(new Problem(row, tree.column(detail.pointer()), detail.message()));
        }
        return new RowBuilder.Part(kind(), properties, text, period);
    }

    private String prefix(String path) {
        return switch (kind()) {
            case "email" -> "emailAddress." + path;
            case "tel" -> "telephoneNumbers.0." + path;
            case "adr" -> "postalAddress." + path;
            default ->
                path.equals("url") ? "url" : "url" + path.substring(0, 1).toUpperCase(Locale.ROOT) + path.substring(1);
        };
    }
}
