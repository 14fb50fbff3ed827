package campus.contacts.exchange.csv;

import campus.contacts.ContactForm;
import campus.contacts.exchange.BadRowException;
import campus.contacts.exchange.RecordCatalog;
import campus.contacts.exchange.RowBuilder;
import campus.contacts.exchange.RowKeys;
import campus.contacts.imports.ImportReport.Problem;
import campus.contacts.osid.DateTimeText;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.records.AddressTextFormatter;
import campus.contacts.service.contactimport.ContactRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The cells of a row. */
final class CsvRow {
    /** The dates by which Outlook says that there is none. */
    private static final String NO_DATE = "0+[./-]0+[./-]0+";

    /** The maximum number of values that no record has, as in a card; more are not worth a look at each. */
    private static final int MOST_OTHERS = 500;

    private static final List<String> KINDS = List.of("email", "tel", "adr", "url");

    private final long number;
    private final RecordCatalog types;
    private final boolean hasOneAddress;
    private final PropertyTree records;
    private final Map<String, String> ofContacts = new LinkedHashMap<>();
    private final Map<String, String> contactColumns = new LinkedHashMap<>();
    private final Map<String, CsvPart> parts = new TreeMap<>();
    private final List<Value> properties = new ArrayList<>();
    private final List<RowBuilder.Part> addresses = new ArrayList<>();
    private Map<String, Value> values = Map.of();
    private String addressText;
    private String shownName;

    /** @param hasOneAddress whether the row is of one address, so that its text is of that one too */
    CsvRow(long number, RecordCatalog types, boolean hasOneAddress) {
        this.number = number;
        this.types = types;
        this.hasOneAddress = hasOneAddress;
        this.records = new PropertyTree(ObjectKind.CONTACT, types);
    }

    void set(CsvColumn column, String cell) {
        if (cell.isEmpty()) {
            return;
        }
        switch (column.target()) {
            case CONTACT -> {
                ofContacts.put(column.path(), cell);
                contactColumns.put(column.path(), column.name());
            }
            case ADDRESS_TEXT -> addressText = cell;
            case RECORDS -> records.set(column.path(), cell, column.name());
            case PART ->
                parts.computeIfAbsent(column.part(), name -> new CsvPart(name, types))
                        .set(column, cell);
            case VCARD -> {
                if (!cell.matches(NO_DATE) && properties.size() <= MOST_OTHERS) {
                    properties.add(new Value.Array(List.of(
                            new Value.Text(column.path()),
                            new Value.Struct(Map.of()),
                            new Value.Text("text"),
                            new Value.Text(cell))));
                }
            }
            case NONE, LOST -> {}
        }
    }

    /** Puts the cells together. */
    void finish() throws BadRowException {
        if (properties.size() > MOST_OTHERS) {
            throw new BadRowException(
                    number, null, "has more than " + MOST_OTHERS + " cells in columns that stand for no property");
        }
        List<Problem> problems = new ArrayList<>();
        EffectivePeriod period = period();
        for (String kind : KINDS) {
            parts.values().stream()
                    .filter(part -> part.kind().equals(kind))
                    .sorted(java.util.Comparator.comparingInt(CsvPart::place))
                    .forEach(part -> addresses.addAll(part.finish(number, period, problems)));
        }
        if (addressText != null) {
            placeText(period);
        }
        values = records.values();
        RecordProperties all = RecordProperties.of(values);
        for (Refusal.Detail detail : types.problems(ObjectKind.CONTACT, all)) {
            problems.add(new Problem(number, records.column(detail.pointer()), detail.message()));
        }
        if (!problems.isEmpty()) {
            throw new BadRowException(problems);
        }
        shownName = name();
    }

    /**
     * Gives the text of the row to one of its addresses, or to a new one; a text that is only derived from the records of an address, as
     * in exported files, is ignored.
     */
    private void placeText(EffectivePeriod period) {
        if (addresses.stream()
                .flatMap(part -> AddressTextFormatter.of(part.properties()).stream())
                .anyMatch(addressText::equals)) {
            return;
        }
        Optional<RowBuilder.Part> owner = addresses.stream()
                .filter(part -> part.kind().equals("adr"))
                .findFirst()
                .or(() -> addresses.stream().filter(part -> hasOneAddress).findFirst());
        if (owner.isEmpty()) {
            addresses.add(new RowBuilder.Part("adr", RecordProperties.NONE, addressText, period));
        } else {
            RowBuilder.Part part = owner.get();
            addresses.set(
                    addresses.indexOf(part),
                    new RowBuilder.Part(part.kind(), part.properties(), addressText, part.period()));
        }
    }

    private String name() throws BadRowException {
        return Stream.of(
                        Optional.ofNullable(ofContacts.get("displayName")),
                        Optional.of(written(values.get("name"))),
                        text(values.get("organization"), "name"),
                        addresses.stream()
                                .flatMap(part -> AddressTextFormatter.of(part.properties()).stream())
                                .findFirst())
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow(() -> new BadRowException(number, null, "the row names nobody"));
    }

    private static Optional<String> text(Value value, String name) {
        return value instanceof Value.Struct struct ? struct.text(name) : Optional.empty();
    }

    private static String written(Value name) {
        if (!(name instanceof Value.Struct struct)) {
            return "";
        }
        List<String> words = new ArrayList<>();
        for (String part : List.of("prefixes", "given", "additional", "family", "suffixes")) {
            if (struct.get(part) instanceof Value.Array list) {
                list.values().stream()
                        .filter(Value.Text.class::isInstance)
                        .forEach(text -> words.add(((Value.Text) text).value()));
            } else {
                struct.text(part).ifPresent(words::add);
            }
        }
        return String.join(" ", words);
    }

    private EffectivePeriod period() throws BadRowException {
        if (!ofContacts.containsKey("startDate") && !ofContacts.containsKey("endDate")) {
            return null;
        }
        Instant start = moment("startDate");
        Instant end = moment("endDate");
        if (!EffectivePeriod.isOrdered(start, end)) {
            throw new BadRowException(number, contactColumns.get("endDate"), "must not precede the start");
        }
        return new EffectivePeriod(start, end);
    }

    private Instant moment(String name) throws BadRowException {
        String cell = ofContacts.get(name);
        if (cell == null) {
            return null;
        }
        return (name.equals("startDate") ? DateTimeText.readFrom(cell) : DateTimeText.readTo(cell))
                .orElseThrow(() -> new BadRowException(
                        number,
                        contactColumns.get(name),
                        "must be a date such as 2026-01-31 or an RFC 3339 date-time"));
    }

    String derivedKey() {
        return RowKeys.derived(shownName, addresses);
    }

    ContactRow build(String key, Id referenceId) throws BadRowException {
        RowBuilder builder = new RowBuilder(types, shownName);
        addresses.forEach(builder::add);
        Map<String, Value> all = new LinkedHashMap<>(values);
        if (!properties.isEmpty()) {
            all.merge("vcard", new Value.Struct(Map.of("properties", new Value.Array(properties))), CsvRow::united);
        }
        all.forEach(builder::set);
        builder.common(new ContactForm(
                new DisplayText(DisplayText.cut(shownName), ofContacts.get("description")),
                EffectivePeriod.ALWAYS,
                id("endReasonId"),
                id("addresseeId"),
                RecordProperties.NONE));
        return builder.build(number, key, referenceId, id("genusTypeId"));
    }

    private static Value united(Value one, Value other) {
        Map<String, Value> members = new LinkedHashMap<>(((Value.Struct) one).members());
        List<Value> rows = new ArrayList<>();
        if (members.get("properties") instanceof Value.Array present) {
            rows.addAll(present.values());
        }
        rows.addAll(((Value.Array) ((Value.Struct) other).get("properties")).values());
        members.put("properties", new Value.Array(rows));
        return new Value.Struct(members);
    }

    private Id id(String name) throws BadRowException {
        String cell = ofContacts.get(name);
        if (cell == null) {
            return null;
        }
        return Id.find(cell)
                .orElseThrow(() -> new BadRowException(
                        number, contactColumns.get(name), "must be an Id of the form namespace:identifier@authority"));
    }
}
