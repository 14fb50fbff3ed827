package campus.contacts.exchange.vcard;

import campus.contacts.osid.Value;
import ezvcard.VCardDataType;
import ezvcard.VCardVersion;
import ezvcard.io.CannotParseException;
import ezvcard.io.EmbeddedVCardException;
import ezvcard.io.ParseContext;
import ezvcard.io.SkipMeException;
import ezvcard.io.json.JCardValue;
import ezvcard.io.json.JsonValue;
import ezvcard.io.scribe.RawPropertyScribe;
import ezvcard.io.scribe.ScribeIndex;
import ezvcard.io.scribe.VCardPropertyScribe;
import ezvcard.parameter.VCardParameters;
import ezvcard.property.RawProperty;
import ezvcard.property.VCardProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Properties of vCards as rows of a jCard (RFC 7095): name, parameters, type of the value, and values. */
final class JCardRows {
    private static final ScribeIndex SCRIBES = new ScribeIndex();
    private static final String GROUP = "group";
    private static final String UNKNOWN = "unknown";

    /** The names of lines that make a card, and are no properties of it. */
    private static final Set<String> FRAME = Set.of("begin", "end", "version");

    /** The number of parts of a row before its values. */
    private static final int HEAD = 3;

    private JCardRows() {}

    /** Returns the name of a property. */
    static String name(VCardProperty property) {
        return property instanceof RawProperty raw
                ? raw.getPropertyName()
                : SCRIBES.getPropertyScribe(property).getPropertyName();
    }

    /** Returns the first value of a property as a text. */
    static Optional<String> text(VCardProperty property) {
        return row(property)
                .map(row -> row.values().get(row.values().size() - 1))
                .filter(Value.Text.class::isInstance)
                .map(text -> ((Value.Text) text).value());
    }

    /** Returns the row of a property; empty when it has none, as a whole card within a card, or a second version. */
    static <T extends VCardProperty> Optional<Value.Array> row(T property) {
        if (isFrame(name(property))) {
            return Optional.empty();
        }
        try {
            @SuppressWarnings("unchecked")
            VCardPropertyScribe<T> scribe = (VCardPropertyScribe<T>) SCRIBES.getPropertyScribe(property);
            VCardDataType type = scribe.dataType(property, VCardVersion.V4_0);
            List<Value> row = new ArrayList<>();
            row.add(new Value.Text(scribe.getPropertyName().toLowerCase(Locale.ROOT)));
            row.add(parameters(property));
            row.add(new Value.Text(type == null ? UNKNOWN : type.getName().toLowerCase(Locale.ROOT)));
            scribe.writeJson(property).getValues().forEach(value -> row.add(value(value)));
            return Optional.of(new Value.Array(row));
        } catch (SkipMeException | EmbeddedVCardException none) {
            return Optional.empty();
        }
    }

    private static Value.Struct parameters(VCardProperty property) {
        Map<String, Value> parameters = new LinkedHashMap<>();
        property.getParameters()
                .getMap()
                .forEach((name, values) -> parameters.put(
                        name.toLowerCase(Locale.ROOT),
                        values.size() == 1
                                ? new Value.Text(values.get(0))
                                : new Value.Array(values.stream()
                                        .<Value>map(Value.Text::new)
                                        .toList())));
        if (property.getGroup() != null) {
            parameters.put(GROUP, new Value.Text(property.getGroup()));
        }
        return new Value.Struct(parameters);
    }

    private static Value value(JsonValue json) {
        if (json.getArray() != null) {
            return new Value.Array(
                    json.getArray().stream().map(JCardRows::value).toList());
        }
        if (json.getObject() != null) {
            Map<String, Value> members = new LinkedHashMap<>();
            json.getObject().forEach((name, member) -> members.put(name, value(member)));
            return new Value.Struct(members);
        }
        Object plain = json.getValue();
        if (plain == null) {
            return new Value.Text("");
        }
        if (plain instanceof Boolean flag) {
            return new Value.Bool(flag);
        }
        return plain instanceof Number
                ? new Value.Number(new BigDecimal(plain.toString()))
                : new Value.Text(plain.toString());
    }

    /** Returns the property of a row; empty when the row is not one, since users can edit rows. */
    static Optional<VCardProperty> property(Value value) {
        if (!(value instanceof Value.Array row)
                || row.values().size() <= HEAD
                || !(row.values().get(0) instanceof Value.Text name)
                || !(row.values().get(1) instanceof Value.Struct given)
                || !(row.values().get(2) instanceof Value.Text type)
                || !isName(name.value())
                || isFrame(name.value())) {
            return Optional.empty();
        }
        VCardPropertyScribe<? extends VCardProperty> known = SCRIBES.getPropertyScribe(name.value());
        VCardPropertyScribe<? extends VCardProperty> scribe =
                known == null ? new RawPropertyScribe(name.value().toUpperCase(Locale.ROOT)) : known;
        VCardParameters parameters = new VCardParameters();
        given.members().forEach((key, member) -> put(parameters, key, member));
        List<JsonValue> values = row.values().subList(HEAD, row.values().size()).stream()
                .map(JCardRows::json)
                .toList();
        VCardDataType dataType = type.value().equals(UNKNOWN) ? null : VCardDataType.get(type.value());
        ParseContext context = new ParseContext();
        context.setVersion(VCardVersion.V4_0);
        try {
            VCardProperty property = scribe.parseJson(new JCardValue(values), dataType, parameters, context);
            given.text(GROUP).filter(JCardRows::isName).ifPresent(property::setGroup);
            return Optional.of(property);
        } catch (CannotParseException | SkipMeException | EmbeddedVCardException wrong) {
            return Optional.empty();
        }
    }

    private static boolean isName(String name) {
        return name.matches("[A-Za-z0-9-]{1,64}");
    }

    private static boolean isFrame(String name) {
        return FRAME.contains(name.toLowerCase(Locale.ROOT));
    }

    private static void put(VCardParameters parameters, String name, Value value) {
        if (!isName(name) || name.equals(GROUP)) {
            return;
        }
        List<Value> values = value instanceof Value.Array several ? several.values() : List.of(value);
        for (Value each : values) {
            if (each instanceof Value.Text text) {
                parameters.put(name.toUpperCase(Locale.ROOT), text.value());
            }
        }
    }

    private static JsonValue json(Value value) {
        if (value instanceof Value.Array list) {
            return new JsonValue(list.values().stream().map(JCardRows::json).toList());
        }
        if (value instanceof Value.Struct struct) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            struct.members().forEach((name, member) -> members.put(name, json(member)));
            return new JsonValue(members);
        }
        if (value instanceof Value.Text text) {
            return new JsonValue(text.value());
        }
        if (value instanceof Value.Number number) {
            return new JsonValue(number.value());
        }
        return value instanceof Value.Bool flag ? new JsonValue(flag.value()) : new JsonValue((Object) null);
    }
}
