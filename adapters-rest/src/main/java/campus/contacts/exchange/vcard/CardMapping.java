package campus.contacts.exchange.vcard;

import campus.contacts.exchange.BadRowException;
import campus.contacts.exchange.RecordCatalog;
import campus.contacts.exchange.RowBuilder;
import campus.contacts.imports.ImportReport.Problem;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import ezvcard.VCard;
import ezvcard.property.Address;
import ezvcard.property.BinaryProperty;
import ezvcard.property.Email;
import ezvcard.property.FormattedName;
import ezvcard.property.Note;
import ezvcard.property.Organization;
import ezvcard.property.ProductId;
import ezvcard.property.RawProperty;
import ezvcard.property.Role;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.TextListProperty;
import ezvcard.property.Title;
import ezvcard.property.Uid;
import ezvcard.property.Url;
import ezvcard.property.VCardProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Maps a vCard to the records of a row. What has no other home stays a property of the {@code vcard} record. */
final class CardMapping {
    private static final int MAX_UID = 512;
    private static final int MAX_REVISION = 64;
    /** The number of properties above which a card is none of a person, and would take long. */
    private static final int MOST_READ = 2000;

    private static final int MOST_PROPERTIES = 500;
    private static final int MOST_VALUES = 100;
    private static final int MAX_BINARY = 64 * 1024;

    private final long number;
    private final RecordCatalog types;
    private final VCard card;
    private final List<Problem> problems = new ArrayList<>();
    private final List<VCardProperty> left;
    private final List<Value> rows = new ArrayList<>();
    private final Map<String, Value> vcard = new LinkedHashMap<>();
    private String shownName;
    private RowBuilder builder;

    CardMapping(long number, RecordCatalog types, VCard card) {
        this.number = number;
        this.types = types;
        this.card = card;
        this.left = new ArrayList<>(card.getProperties());
    }

    RowBuilder builder() {
        return builder;
    }

    String shownName() {
        return shownName;
    }

    List<Problem> problems() {
        return problems;
    }

    void map() throws BadRowException {
        if (left.size() > MOST_READ) {
            throw new BadRowException(number, null, "the card has more than " + MOST_READ + " properties");
        }
        left.removeIf(ProductId.class::isInstance);
        shownName = name();
        builder = new RowBuilder(types, shownName);
        if (!DisplayText.cut(shownName).equals(shownName)) {
            addRow(new FormattedName(shownName));
        }
        mapName();
        mapOrganization();
        first(Note.class)
                .ifPresent(note -> set("note", Map.of("text", new Value.Text(note.getValue())), List.of(note)));
        head();
        mapParts();
        left.forEach(this::addRow);
        if (!rows.isEmpty()) {
            vcard.put("properties", new Value.Array(rows));
        }
        if (!vcard.isEmpty()) {
            builder.set("vcard", new Value.Struct(vcard));
        }
    }

    private <T extends VCardProperty> Optional<T> first(Class<T> type) {
        return left.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Returns the name of the card, or what else names it. */
    private String name() throws BadRowException {
        Optional<FormattedName> full = first(FormattedName.class);
        full.ifPresent(left::remove);
        return Stream.of(
                        full.map(FormattedName::getValue),
                        first(StructuredName.class).map(CardMapping::written),
                        first(Organization.class).map(organization -> String.join(", ", organization.getValues())),
                        first(Email.class).map(Email::getValue),
                        first(Telephone.class).map(CardPartReader::number))
                .flatMap(Optional::stream)
                .map(text -> text == null ? "" : text.strip().replaceAll("\\s+", " "))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow(() -> new BadRowException(number, "FN", "the card names nobody"));
    }

    private static String written(StructuredName name) {
        List<String> parts = new ArrayList<>(name.getPrefixes());
        parts.add(name.getGiven());
        parts.addAll(name.getAdditionalNames());
        parts.add(name.getFamily());
        parts.addAll(name.getSuffixes());
        parts.removeIf(part -> part == null || part.isBlank());
        return String.join(" ", parts);
    }

    private void mapName() {
        first(StructuredName.class).ifPresent(name -> {
            Map<String, Value> members = new LinkedHashMap<>();
            put(members, "family", name.getFamily());
            put(members, "given", name.getGiven());
            put(members, "additional", name.getAdditionalNames());
            put(members, "prefixes", name.getPrefixes());
            put(members, "suffixes", name.getSuffixes());
            set("name", members, List.of(name));
        });
    }

    private void mapOrganization() {
        Map<String, Value> members = new LinkedHashMap<>();
        List<VCardProperty> used = new ArrayList<>();
        first(Organization.class).map(TextListProperty::getValues).ifPresent(values -> {
            if (!values.isEmpty()) {
                put(members, "name", values.get(0));
                put(members, "units", values.subList(1, values.size()));
            }
        });
        first(Organization.class).ifPresent(used::add);
        first(Title.class).ifPresent(title -> {
            put(members, "title", title.getValue());
            used.add(title);
        });
        first(Role.class).ifPresent(role -> {
            put(members, "role", role.getValue());
            used.add(role);
        });
        set("organization", members, used);
    }

    /** Sets a record if its values fit; otherwise the properties stay what they are. */
    private void set(String record, Map<String, Value> members, List<VCardProperty> used) {
        RecordProperties properties = RecordProperties.of(Map.of(record, new Value.Struct(members)));
        if (!types.problems(ObjectKind.CONTACT, properties).isEmpty()) {
            return;
        }
        left.removeAll(used);
        if (!members.isEmpty()) {
            builder.set(record, new Value.Struct(members));
        }
        used.forEach(this::tellParameters);
    }

    private void tellParameters(VCardProperty property) {
        property.getParameters().getMap().keySet().stream()
                .filter(name -> !CardPartReader.READ.contains(name.toUpperCase(java.util.Locale.ROOT)))
                .forEach(name -> problems.add(
                        new Problem(number, JCardRows.name(property), "the parameter " + name + " is left out")));
    }

    private void head() {
        first(Uid.class).filter(uid -> fits(uid.getValue(), MAX_UID)).ifPresent(uid -> {
            put(vcard, "uid", uid.getValue());
            left.remove(uid);
        });
        first(ezvcard.property.Revision.class)
                .ifPresent(revision -> JCardRows.text(revision)
                        .filter(text -> fits(text, MAX_REVISION))
                        .ifPresent(text -> {
                            put(vcard, "rev", text);
                            left.remove(revision);
                        }));
        Optional<RawProperty> raw = left.stream()
                .filter(RawProperty.class::isInstance)
                .map(RawProperty.class::cast)
                .filter(property ->
                        property.getPropertyName().equalsIgnoreCase("REV") && fits(property.getValue(), MAX_REVISION))
                .findFirst();
        raw.ifPresent(property -> {
            put(vcard, "rev", property.getValue());
            left.remove(property);
        });
    }

    private static boolean fits(String text, int most) {
        return text != null && text.codePointCount(0, text.length()) <= most;
    }

    private void mapParts() {
        CardPartReader reader = new CardPartReader(card);
        for (Class<? extends VCardProperty> type : List.of(Email.class, Telephone.class, Address.class, Url.class)) {
            for (VCardProperty property : List.copyOf(left)) {
                if (type.isInstance(property)) {
                    reader.part(property)
                            .filter(part -> types.problems(ObjectKind.ADDRESS, part.properties())
                                    .isEmpty())
                            .ifPresent(part -> {
                                builder.add(part);
                                left.remove(property);
                                reader.label(property).ifPresent(left::remove);
                                tellParameters(property);
                            });
                }
            }
        }
    }

    private void addRow(VCardProperty property) {
        if (property instanceof BinaryProperty<?> binary
                && binary.getData() != null
                && binary.getData().length > MAX_BINARY) {
            problems.add(new Problem(
                    number, JCardRows.name(property), "is left out, since it has more than " + MAX_BINARY + " bytes"));
        } else if (rows.size() == MOST_PROPERTIES) {
            problems.add(new Problem(
                    number, JCardRows.name(property), "is left out, since the card has too many properties"));
        } else {
            JCardRows.row(property)
                    .filter(row -> row.values().size() <= MOST_VALUES)
                    .ifPresentOrElse(
                            rows::add,
                            () -> problems.add(new Problem(number, JCardRows.name(property), "is left out")));
        }
    }

    static void put(Map<String, Value> members, String name, String text) {
        if (text != null && !text.isBlank()) {
            members.put(name, new Value.Text(text));
        }
    }

    static void put(Map<String, Value> members, String name, List<String> texts) {
        List<Value> set = texts.stream()
                .filter(text -> text != null && !text.isBlank())
                .<Value>map(Value.Text::new)
                .toList();
        if (!set.isEmpty()) {
            members.put(name, new Value.Array(set));
        }
    }
}
